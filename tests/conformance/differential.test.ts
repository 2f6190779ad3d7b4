import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Statement } from '#graph'
import { loadSmallGraph } from '../fixtures/small-graph.ts'
import { clear, ENGINES } from '../stores/index.ts'
import { comparable, EXAMPLES } from './statements/index.ts'
import { Pick, type Universe, universeOf } from './statements/pick.ts'

const ROUNDS = Number(process.env.ENTENTE_DIFFERENTIAL_ROUNDS ?? 200)
const SEED = Number(process.env.ENTENTE_DIFFERENTIAL_SEED ?? 4747)
const QUESTIONS = 3
/** Rounds that are one unit of work on each engine: a transaction costs more than what it does. */
const BATCH = 20
/** Rounds after which both stores begin anew: what is deleted would leave nothing to ask about. */
const LIFE = 400

const writes = EXAMPLES.filter((example) => example.writes)
const reads = EXAMPLES.filter((example) => !example.writes)

/** One round: a write and some questions, each with a seed for its arguments. */
const round = fc.record({
  write: fc.constantFrom(...writes),
  questions: fc.array(fc.constantFrom(...reads), { minLength: QUESTIONS, maxLength: QUESTIONS }),
  seed: fc.nat(),
})

type Round = typeof round extends fc.Arbitrary<infer T> ? T : never

/** A statement of a round, made once for all engines. */
interface Asked {
  readonly about: string
  readonly statement: Statement
  readonly isWrite: boolean
}

type Answers = readonly (readonly string[])[]

interface Verdict {
  readonly promise: Promise<boolean>
  readonly resolve: (went: boolean) => void
}

function verdict(): Verdict {
  let resolve: Verdict['resolve'] = () => undefined
  const promise = new Promise<boolean>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

describe.runIf(ENGINES.length > 1)(`${ROUNDS} rounds of seed ${SEED}`, () => {
  const engines: Engine[] = []
  let universe: Universe

  beforeAll(async () => {
    for (const stores of ENGINES) engines.push(await stores.open())
  })
  afterAll(async () => {
    for (const stores of ENGINES) await stores.close()
  })

  const first = (): Engine => {
    const [engine] = engines
    if (!engine) throw new Error('No store is open.')
    return engine
  }

  async function beginAnew(): Promise<void> {
    for (const engine of engines) {
      await clear(engine)
      await loadSmallGraph(engine)
    }
    universe = await universeOf(first())
  }

  function askedIn(from: number, rounds: readonly Round[]): readonly Asked[] {
    return rounds.flatMap(({ write, questions, seed }, index) => {
      const pick = new Pick(seed, universe)
      const own = { about: `round ${from + index}: ${write.name}`, statement: write.make(pick), isWrite: true }
      const after = questions.map((question) => ({
        about: `round ${from + index}: ${question.name} after ${write.name}`,
        statement: question.make(pick),
        isWrite: false,
      }))
      return [own, ...after].filter((asked): asked is Asked => asked.statement !== undefined)
    })
  }

  /** Everything in one unit on each engine, kept only where it went through on all; `undefined` where it did not. */
  async function together(asked: readonly Asked[]): Promise<readonly Answers[] | undefined> {
    const verdicts = engines.map(verdict)
    const all = Promise.all(verdicts.map(({ promise }) => promise)).then((went) => went.every(Boolean))
    const units = engines.map(async (engine, index) => {
      const unit = engine.write(async ({ run }) => {
        const answers: (readonly string[])[] = []
        for (const { statement } of asked) answers.push(comparable(statement, await run(statement)))
        verdicts[index]?.resolve(true)
        if (!(await all)) throw new Error('Another engine refused it.')
        return answers
      })
      return unit.catch(() => void verdicts[index]?.resolve(false))
    })
    const answers = await Promise.all(units)
    return answers.every((one) => one !== undefined) ? answers : undefined
  }

  /** The same one by one: what an engine answers is its rows, or the code of its error. */
  async function oneByOne(engine: Engine, asked: readonly Asked[]): Promise<Answers> {
    const answers: (readonly string[])[] = []
    for (const { statement, isWrite } of asked) {
      const run = isWrite ? engine.write((unit) => unit.run(statement)) : engine.read(statement)
      answers.push(
        await run.then(
          (rows) => comparable(statement, rows),
          (error: { code?: string }) => [`error ${error.code}`],
        ),
      )
    }
    return answers
  }

  async function compare(asked: readonly Asked[]): Promise<void> {
    const answers = (await together(asked)) ?? (await Promise.all(engines.map((engine) => oneByOne(engine, asked))))
    for (const [index, { about, statement }] of asked.entries()) {
      const [one, ...others] = answers.map((all) => all[index])
      for (const other of others) expect(other, `${about}\n${statement.cypher}`).toEqual(one)
    }
  }

  it(
    'the engines answer the same after the same writes',
    async () => {
      const rounds = fc.sample(round, { seed: SEED, numRuns: ROUNDS })
      for (let at = 0; at < rounds.length; at += BATCH) {
        if (at % LIFE === 0) await beginAnew()
        await compare(askedIn(at, rounds.slice(at, at + BATCH)))
      }
    },
    60_000 + ROUNDS * 2000,
  )

  it('the stores hold the same at the end', async () => {
    const nodes = 'MATCH (n) WHERE NOT n:Commit RETURN labels(n) AS labels, properties(n) AS properties'
    const lines =
      'MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties'
    for (const cypher of [nodes, lines])
      await compare([{ about: 'at the end', statement: { cypher, params: {} }, isWrite: false }])
    const [counted] = await first().read({ cypher: 'MATCH (n) RETURN count(n) AS nodes', params: {} })
    expect(counted?.nodes).toBeGreaterThan(20)
  })
})
