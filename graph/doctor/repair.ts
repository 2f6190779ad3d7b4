import { asParams } from '../copy/record.ts'
import type { Engine, Transaction } from '../engine.ts'
import { groupedBy } from '../grouped-by.ts'
import { markIn, markOf } from '../layer-keys.ts'
import { inBatches } from '../ledger-base.ts'
import { deleteNodes, putLines, putNodes, setArticleStatus } from '../statements/ledger-base.ts'
import { createLayerLines, deleteLayerLines, growEpoch } from '../statements/ledger-layer.ts'
import type { CheckName, Finding } from './finding.ts'

type Repair = (transaction: Transaction, findings: readonly Finding[]) => Promise<void>

/** What mends each finding that can be mended without asking anybody; computing the graph anew comes after all of them. */
const REPAIRS: Partial<Readonly<Record<CheckName, Repair>>> = {
  'doubled-line': async (transaction, findings) => {
    for (const { line } of findings) if (line) await drawOnce(transaction, line)
  },
  orphan: async (transaction, findings) => {
    await deleteFound(transaction, findings)
    // Decisions about them lie dormant, as where an article was taken back.
    const removedAt = new Date().toISOString()
    const gone = findings.filter(({ label }) => label === 'Figure' || label === 'Report').map(({ at }) => at)
    await inBatches(transaction, gone.toSorted(), (ids) =>
      putNodes(
        'Tombstone',
        ids.map((id) => ({ id, props: { id, removedAt } })),
      ),
    )
  },
  'lost-mention': (transaction, findings) =>
    inBatches(
      transaction,
      findings.flatMap(({ line }) => (line ? [{ from: line.from[1], to: line.to[1], props: {} }] : [])),
      (rows) => putLines('Mention', '`IN`', 'Article', rows),
    ),
  'loose-key': deleteFound,
  tombstone: deleteFound,
  leftover: deleteFound,
  waiting: (transaction, findings) =>
    inBatches(transaction, findings.map(({ at }) => at).toSorted(), (ids) => setArticleStatus(ids, 'failed')),
  unresolved: (transaction, findings) =>
    inBatches(transaction, findings.map(({ at }) => at).toSorted(), (ids) => setArticleStatus(ids, 'resolved')),
}

/** Mends what can be mended of some findings, all of it or nothing. */
export async function repair(engine: Engine, findings: readonly Finding[]): Promise<void> {
  const groups = groupedBy(findings, ({ check }) => check)
  await engine.write(async (transaction) => {
    for (const [check, group] of groups) await REPAIRS[check]?.(transaction, group)
    // Whoever remembers what the store held looks anew.
    if (findings.length > 0) await transaction.run(growEpoch())
  })
}

async function deleteFound(transaction: Transaction, findings: readonly Finding[]): Promise<void> {
  for (const [label, group] of groupedBy(findings, (finding) => finding.label ?? '')) {
    await inBatches(transaction, group.map(({ at }) => at).toSorted(), (ids) => deleteNodes(label, ids))
  }
}

async function drawOnce(
  transaction: Transaction,
  { type, from, to, properties }: NonNullable<Finding['line']>,
): Promise<void> {
  const [own, row] = [`\`${type}\``, { from: from[1], to: to[1] }]
  const mark = markOf(type)
  const gone = mark === undefined ? row : { ...row, mark: markIn(type, properties) }
  await transaction.run(deleteLayerLines(from[0], own, to[0], [gone], mark))
  await transaction.run(createLayerLines(from[0], own, to[0], [{ ...row, props: asParams(properties) }]))
}
