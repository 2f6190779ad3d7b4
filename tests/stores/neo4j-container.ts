import type { Neo4jServer } from './neo4j-server.ts'

/** Neo4j as a Docker container. */
export async function startNeo4jContainer(image: string): Promise<Neo4jServer> {
  const { Neo4jContainer } = await import('@testcontainers/neo4j')
  const container = await new Neo4jContainer(image).start()
  return {
    uri: container.getBoltUri(),
    user: container.getUsername(),
    password: container.getPassword(),
    stop: async () => {
      await container.stop()
    },
  }
}
