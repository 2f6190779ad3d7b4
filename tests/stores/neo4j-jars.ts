import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from './command.ts'

/** The folder of Neo4j's Java archives (118 MB), fetched with Maven into the user's cache the first time. */
export async function fetchNeo4jJars(version: string): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'entente')
  const complete = join(cache, `neo4j-${version}`)
  if (!existsSync(complete)) await fetchInto(cache, complete, version)
  return join(complete, 'lib')
}

/** Written aside and renamed when complete, so that an interrupted download is not taken for a whole one. */
async function fetchInto(cache: string, complete: string, version: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const aside = await mkdtemp(join(cache, 'fetching-'))
  try {
    await writeFile(join(aside, 'pom.xml'), project(version))
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${join(aside, 'lib')}`]
    await runCommand('mvn', ['-q', '-B', '-f', join(aside, 'pom.xml'), ...goal])
    await rename(aside, complete)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    if (!existsSync(complete)) throw error
  }
}

function project(version: string): string {
  const dependency = (group: string, artifact: string) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>entente</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>${dependency('org.neo4j', 'neo4j')}${dependency('org.neo4j.app', 'neo4j-server')}</dependencies>
</project>`
}
