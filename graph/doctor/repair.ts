import { inBatches, runAll } from '../batches.ts'
import { asParams } from '../copy/record.ts'
import type { Engine, Statement } from '../engine.ts'
import { groupedBy } from '../grouped-by.ts'
import { markIn, markOf } from '../layer-keys.ts'
import { deleteNodes, putLines, putNodes, setArticleStatus } from '../statements/ledger-base.ts'
import { createLayerLines, deleteLayerLines, growEpoch } from '../statements/ledger-layer.ts'
import type { CheckName, Finding } from './finding.ts'

type Repair = (findings: readonly Finding[]) => Iterable<Statement>

/** What mends each finding that can be mended without asking anybody; computing the graph anew comes after all of them. */
const REPAIRS: Partial<Readonly<Record<CheckName, Repair>>> = {
  'doubled-line': (findings) => findings.flatMap(({ line }) => (line ? drawnOnce(line) : [])),
  *orphan(findings) {
    yield* deleteFound(findings)
    // Decisions about them lie dormant, as where an article was taken back.
    const removedAt = new Date().toISOString()
    const gone = findings.filter(({ label }) => label === 'Figure' || label === 'Report').map(({ at }) => at)
    yield* inBatches(gone.toSorted(), (ids) =>
      putNodes(
        'Tombstone',
        ids.map((id) => ({ id, props: { id, removedAt } })),
      ),
    )
  },
  'lost-mention': (findings) =>
    inBatches(
      findings.flatMap(({ line }) => (line ? [{ from: line.from[1], to: line.to[1], props: {} }] : [])),
      (rows) => putLines('Mention', '`IN`', 'Article', rows),
    ),
  'loose-key': deleteFound,
  tombstone: deleteFound,
  leftover: deleteFound,
  waiting: (findings) => inBatches(findings.map(({ at }) => at).toSorted(), (ids) => setArticleStatus(ids, 'failed')),
  unresolved: (findings) =>
    inBatches(findings.map(({ at }) => at).toSorted(), (ids) => setArticleStatus(ids, 'resolved')),
}

/** Mends what can be mended of some findings, all of it or nothing. */
export async function repair(engine: Engine, findings: readonly Finding[]): Promise<void> {
  const groups = groupedBy(findings, ({ check }) => check)
  await engine.write(async (transaction) => {
    for (const [check, group] of groups) await runAll(transaction, REPAIRS[check]?.(group) ?? [])
    // Whoever remembers what the store held looks anew.
    if (findings.length > 0) await transaction.run(growEpoch())
  })
}

function* deleteFound(findings: readonly Finding[]): Generator<Statement> {
  for (const [label, group] of groupedBy(findings, (finding) => finding.label ?? '')) {
    yield* inBatches(group.map(({ at }) => at).toSorted(), (ids) => deleteNodes(label, ids))
  }
}

function drawnOnce({ type, from, to, properties }: NonNullable<Finding['line']>): readonly Statement[] {
  const [own, row] = [`\`${type}\``, { from: from[1], to: to[1] }]
  const mark = markOf(type)
  const gone = mark === undefined ? row : { ...row, mark: markIn(type, properties) }
  return [
    deleteLayerLines(from[0], own, to[0], [gone], mark),
    createLayerLines(from[0], own, to[0], [{ ...row, props: asParams(properties) }]),
  ]
}
