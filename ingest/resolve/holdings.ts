import type { Claim } from '#contract'
import type { Told } from './base.ts'
import { concepts } from './bodies.ts'
import { mostFrequent } from './describe-figure.ts'
import { type Holds, sortLines } from './layer.ts'
import { byText, groupBy } from './union.ts'

/** Who holds which office where: offices that mean the same in two languages are one line. */
export function holdings(
  claims: readonly Told<Claim>[],
  node: (figure: string) => string | undefined,
  kind: (figure: string) => string | undefined,
  source: (article: string) => string,
): readonly Holds[] {
  const told = claims.flatMap((claim) => {
    const [from, to] = [node(claim.about), claim.at === undefined ? undefined : node(claim.at)]
    if (
      claim.kind !== 'office' ||
      !from ||
      !to ||
      kind(claim.about) !== 'actor' ||
      kind(claim.at ?? '') !== 'organisation'
    )
      return []
    return [{ from, to, claim }]
  })
  const groups = groupBy(told, ({ from, to, claim }) => `${from} ${to} ${officeIdeas(claim.value)}`)
  const lines = [...groups.values()].map((group) => line(group, source))
  return [...sortLines(lines)].sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.title, b.title))
}

function officeIdeas(title: string): string {
  return concepts(title)
    .filter((idea) => !/^[A-Z]{2}$/.test(idea))
    .join(' ')
}

function line(
  group: readonly { readonly from: string; readonly to: string; readonly claim: Told<Claim> }[],
  source: (article: string) => string,
): Holds {
  const since = group.flatMap(({ claim }) => claim.since ?? []).sort()[0]
  const until = group
    .flatMap(({ claim }) => claim.until ?? [])
    .sort()
    .at(-1)
  return {
    from: group[0]?.from ?? '',
    to: group[0]?.to ?? '',
    title: mostFrequent(group.map(({ claim }) => claim.value)) ?? '',
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    sources: new Set(group.map(({ claim }) => source(claim.articleId))).size,
  }
}
