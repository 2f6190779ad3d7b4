import type { LedgerPrint, LedgerView, Revision } from '#graph'
import { toRows } from './layer-rows.ts'
import type { Print } from './resolve/base.ts'
import { decideAmong, finder, locate, resolveFigures, resolveMeetings, takenOutReports } from './resolve/canonical.ts'
import { findCopies } from './resolve/copies.ts'
import { dossiers } from './resolve/dossier.ts'
import type { Fingerprint } from './resolve/fingerprint.ts'
import { holdings } from './resolve/holdings.ts'
import { sortById } from './resolve/layer.ts'

/** Computes the canonical layer of all that the store holds. */
export async function reviseAll(view: LedgerView): Promise<Revision> {
  const figures = await view.figures(await view.all('figures'))
  const { reports, articles } = await view.reports(await view.all('reports'))
  const copies = findCopies((await view.prints(await view.all('articles'))).map(toPrint))
  const kinds = new Map([
    ...figures.figures.map(({ id, kind }) => [id, kind] as const),
    ...reports.map(({ id }) => [id, 'report'] as const),
  ])
  const decisions = decideAmong(await view.judgements(), kinds)
  const people = resolveFigures(dossiers(figures), decisions, copies)
  const located = locate(people.owner, finder(figures.figures), decisions)
  const nameOf = (node: string): string => people.owner.node(node)?.name ?? ''
  const meetings = resolveMeetings(reports, articles, decisions, copies, located, nameOf)
  const wanted = toRows({
    ...people.layer,
    ...meetings,
    holds: holdings(figures.claims, located.node, (figure) => people.owner.of(figure)?.kind, copies.source, nameOf),
    copyOf: copies.list,
    takenOut: sortById([...people.takenOut, ...takenOutReports(reports, located)]),
  })
  return { stored: await view.layer(), wanted }
}

export function toPrint(print: LedgerPrint): Print {
  return { ...print, publishedAt: print.publishedAt, fingerprint: JSON.parse(print.fingerprint) as Fingerprint }
}
