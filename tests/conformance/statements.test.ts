import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineName } from '#contract'
import type { Engine, Row, Statement } from '#graph'
import { checkDialect, parametersOf } from '../../graph/dialect.ts'
import { loadSmallGraph } from '../fixtures/small-graph.ts'
import { ENGINES } from '../stores/index.ts'
import { comparable, EXAMPLES, type NamedExample, PIECES } from './statements/index.ts'
import { Pick, type Universe, universeOf } from './statements/pick.ts'

/** How many calls of each statement, each with other arguments. */
const CALLS = 8
const FOLDER = new URL('../../graph/statements/', import.meta.url)

it('every statement has an example, and every example a statement', async () => {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const exported = await Promise.all(
    files.map(async (file) => {
      const module: object = await import(new URL(file, FOLDER).href)
      return Object.entries(module).flatMap(([name, value]) => namesOf(`${file.replace('.ts', '')}.${name}`, value))
    }),
  )
  expect(exported.flat().toSorted()).toEqual([...EXAMPLES.map(({ name }) => name), ...PIECES].toSorted())
})

/** A function is one statement, a table as many as it has entries. */
function namesOf(name: string, exported: object): readonly string[] {
  if (typeof exported === 'function' || PIECES.includes(name)) return [name]
  return Object.keys(exported).map((entry) => `${name}.${entry}`)
}

/** The calls of one example, the same on every engine as long as the stores hold the same. */
function calls({ make }: NamedExample, universe: Universe): readonly Statement[] {
  const made = Array.from({ length: CALLS }, (_, seed) => make(new Pick(seed, universe)))
  return made.filter((statement) => statement !== undefined)
}

describe('the text of', () => {
  it.each(EXAMPLES)('$name keeps the dialect', (example) => {
    const statements = calls(example, new Map())
    expect(statements.length).toBeGreaterThan(0)
    for (const { cypher } of statements) expect(checkDialect(cypher), cypher).toEqual([])
  })

  it.each(EXAMPLES)('$name uses the parameters it is given', (example) => {
    for (const { cypher, params } of calls(example, new Map())) {
      expect([...parametersOf(cypher)].toSorted(), cypher).toEqual(Object.keys(params).toSorted())
    }
  })
})

class TakenBack extends Error {}

/** What a write gives; nothing of it is kept. */
async function tryOut(engine: Engine, statement: Statement): Promise<readonly Row[]> {
  let rows: readonly Row[] = []
  const unit = engine.write(async ({ run }) => {
    rows = await run(statement)
    throw new TakenBack()
  })
  await expect(unit).rejects.toThrow(TakenBack)
  return rows
}

const answers = new Map<string, Partial<Record<EngineName, readonly (readonly string[])[]>>>()

for (const stores of ENGINES) {
  describe(stores.name, () => {
    let engine: Engine
    let universe: Universe
    beforeAll(async () => {
      engine = await stores.open()
      await loadSmallGraph(engine)
      universe = await universeOf(engine)
    })
    afterAll(() => stores.close())

    it.each(EXAMPLES)('runs $name', async (example) => {
      const rows: (readonly string[])[] = []
      for (const statement of calls(example, universe)) {
        const answer = example.writes ? await tryOut(engine, statement) : await engine.read(statement)
        rows.push(comparable(statement, answer))
      }
      answers.set(example.name, { ...answers.get(example.name), [stores.name]: rows })
    })
  })
}

describe.runIf(ENGINES.length > 1)('both engines', () => {
  it.each(EXAMPLES)('give the same for $name', ({ name }) => {
    const { embedded, neo4j } = answers.get(name) ?? {}
    expect(embedded).toBeDefined()
    expect(embedded).toEqual(neo4j)
  })
})
