import { commandAnswers } from './command.ts'
import { startNeo4jContainer } from './neo4j-container.ts'
import { Neo4jProcess } from './neo4j-process.ts'

/** A real Neo4j that tests may fill and empty as they like. */
export interface Neo4jServer {
  readonly uri: string
  readonly user: string
  readonly password: string
  stop(): Promise<void>
}

export const VERSION = '5.26.28'
export const IMAGE = 'neo4j:5.26-community'

/** Why no Neo4j can be had here and what mends it, as a sentence; undefined where one can. */
export async function whyNoNeo4j(): Promise<string | undefined> {
  if (process.env.NEO4J_TEST_URI || (await hasJava()) || (await hasDocker())) return undefined
  return 'no Neo4j to test with: set NEO4J_TEST_URI, or start Docker, or install Java 17 and Maven'
}

/** Takes the first that is there: the server that NEO4J_TEST_URI names, Docker, a Java process. */
export async function startNeo4j(): Promise<Neo4jServer> {
  const given = process.env.NEO4J_TEST_URI
  if (given) return givenServer(given)
  if (await hasDocker()) {
    try {
      return await startNeo4jContainer(IMAGE)
    } catch (error) {
      // Without a registry no image can be pulled: Java may still be there.
      if (process.env.ENTENTE_REQUIRE_CONTAINERS === '1' || !(await hasJava())) throw error
    }
  }
  return Neo4jProcess.start(VERSION)
}

function givenServer(uri: string): Neo4jServer {
  const { NEO4J_TEST_USER: user = 'neo4j', NEO4J_TEST_PASSWORD: password = '' } = process.env
  return { uri, user, password, stop: async () => {} }
}

/** Whether Neo4j can be had as a Java process. */
export async function hasJava(): Promise<boolean> {
  return (await commandAnswers('java', '-version')) && (await commandAnswers('mvn', '--version'))
}

function hasDocker(): Promise<boolean> {
  return commandAnswers('docker', 'info')
}
