import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Row, Statement } from '#graph'
import { loadSmallGraph } from '../fixtures/small-graph.ts'
import { ENGINES } from '../stores/index.ts'
import { comparable, EXAMPLES } from './statements/index.ts'
import { Pick, type Universe, universeOf } from './statements/pick.ts'

const ROUNDS = Number(process.env.ENTENTE_DIFFERENTIAL_ROUNDS ?? 200)
const SEED = Number(process.env.ENTENTE_DIFFERENTIAL_SEED ?? 4747)
const QUESTIONS = 3

const writes = EXAMPLES.filter((example) => example.writes)
const reads = EXAMPLES.filter((example) => !example.writes)

/** One round: a write and some questions, each with a seed for its arguments. */
const round = fc.record({
  write: fc.constantFrom(...writes),
  questions: fc.array(fc.constantFrom(...reads), { minLength: QUESTIONS, maxLength: QUESTIONS }),
  seed: fc.nat(),
})

describe.runIf(ENGINES.length > 1)(`${ROUNDS} rounds of seed ${SEED}`, () => {
  const engines: Engine[] = []
  let universe: Universe

  beforeAll(async () => {
    for (const stores of ENGINES) {
      const engine = await stores.open()
      await loadSmallGraph(engine)
      engines.push(engine)
    }
    universe = await universeOf(first())
  })
  afterAll(async () => {
    for (const stores of ENGINES) await stores.close()
  })

  const first = (): Engine => {
    const [engine] = engines
    if (!engine) throw new Error('No store is open.')
    return engine
  }

  /** What an engine answers: its rows, or the code of its error. */
  async function answer(engine: Engine, statement: Statement, isWrite: boolean): Promise<readonly string[]> {
    const run = (): Promise<readonly Row[]> =>
      isWrite ? engine.write((unit) => unit.run(statement)) : engine.read(statement)
    return run().then(
      (rows) => comparable(statement, rows),
      (error: { code?: string }) => [`error ${error.code}`],
    )
  }

  async function ask(statement: Statement | undefined, isWrite: boolean, about: string): Promise<void> {
    if (!statement) return
    const answers = await Promise.all(engines.map((engine) => answer(engine, statement, isWrite)))
    for (const other of answers.slice(1)) expect(other, `${about}\n${statement.cypher}`).toEqual(answers[0])
  }

  it(
    'the engines answer the same after the same writes',
    async () => {
      for (const [number, { write, questions, seed }] of fc.sample(round, { seed: SEED, numRuns: ROUNDS }).entries()) {
        const pick = new Pick(seed, universe)
        await ask(write.make(pick), true, `round ${number}: ${write.name}`)
        for (const question of questions)
          await ask(question.make(pick), false, `round ${number}: ${question.name} after ${write.name}`)
      }
    },
    60_000 + ROUNDS * 2000,
  )

  it('the stores hold the same at the end', async () => {
    const nodes = 'MATCH (n) WHERE NOT n:Commit RETURN labels(n) AS labels, properties(n) AS properties'
    const lines =
      'MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties'
    for (const cypher of [nodes, lines]) await ask({ cypher, params: {} }, false, 'at the end')
    const [counted] = await first().read({ cypher: 'MATCH (n) RETURN count(n) AS nodes', params: {} })
    expect(counted?.nodes).toBeGreaterThan(20)
  })
})
