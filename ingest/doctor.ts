import { EntenteError } from '#contract'
import { examine, type Finding, isRepairable, type OpenEngine, repair } from '#graph'
import { articleId, claimId, figureId, mentionId, reportId } from './ids.ts'
import { rebuildStore } from './rebuild.ts'

const ids = { article: articleId, mention: mentionId, figure: figureId, report: reportId, claim: claimId }

/** Everything in a store that is not as the model has it. */
export const examineStore = (engine: OpenEngine): Promise<readonly Finding[]> =>
  examine(engine, { ids, compare: () => rebuildStore(engine, { write: false }) })

/** Mending one thing may bring another to light: a key that only an orphan held. */
const ROUNDS = 3

/** Mends what can be mended of some findings, and tells what is found after that. */
export async function repairStore(
  engine: OpenEngine,
  findings: readonly Finding[],
  rounds = ROUNDS,
): Promise<readonly Finding[]> {
  await repair(engine, findings.filter(isRepairable))
  await rebuildWherePossible(engine)
  const left = await examineStore(engine)
  return rounds > 1 && left.some(isRepairable) ? repairStore(engine, left, rounds - 1) : left
}

/** Where something is broken that nobody mends here, the graph stays as it is, and examining says so. */
async function rebuildWherePossible(engine: OpenEngine): Promise<void> {
  try {
    await rebuildStore(engine, { write: true })
  } catch (error) {
    if (error instanceof EntenteError) throw error
  }
}
