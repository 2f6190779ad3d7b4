import { distance } from './distance.ts'
import type { Dossier } from './dossier.ts'
import { skeleton } from './fold.ts'
import { parseName } from './parse-name.ts'
import { scriptOf } from './scripts.ts'
import { byText } from './union.ts'

interface Candidate {
  readonly name: string
  readonly sources: Set<string>
  readonly english: Set<string>
}

/** The name shown: full before short, Latin before other scripts, as English articles spell it if any do, then the most frequent. */
export function shownName(members: readonly Dossier[], source: (article: string) => string): string {
  const candidates = new Map<string, Candidate>()
  for (const member of members) {
    for (const name of member.names.slice(0, 1)) {
      const one = candidates.get(name) ?? { name, sources: new Set<string>(), english: new Set<string>() }
      one.sources.add(source(member.articleId))
      if (member.language === 'en') one.english.add(source(member.articleId))
      candidates.set(name, one)
    }
  }
  const person = members[0]?.kind === 'actor'
  return [...candidates.values()].sort((a, b) => compare(a, b, person))[0]?.name ?? ''
}

function compare(a: Candidate, b: Candidate, person: boolean): number {
  const full = person ? Number(isFull(b.name)) - Number(isFull(a.name)) : 0
  const latin = Number(isLatin(b.name)) - Number(isLatin(a.name))
  const english = b.english.size - a.english.size
  const short = person ? 0 : a.name.length - b.name.length
  return full || latin || english || b.sources.size - a.sources.size || short || byText(a.name, b.name)
}

function isFull(name: string): boolean {
  const parsed = parseName(name)
  return parsed.tokens.length > 1 || parsed.numeral !== undefined || parsed.regnal
}

function isLatin(name: string): boolean {
  return scriptOf(name) === 'latin' && name !== name.toUpperCase()
}

const MOST_SPELLINGS = 60

/** Every way in which the figures are written, the most frequent first; words that stand for a name are left out. */
export function spellingsOf(members: readonly Dossier[]): readonly string[] {
  const counts = new Map<string, number>()
  const known = new Set(members.flatMap((member) => member.names).flatMap(tokensOf))
  for (const member of members) {
    for (const spelling of new Set([
      ...member.names,
      ...member.spellings.filter((text) => isSpelling(text, member.kind, known)),
    ])) {
      counts.set(spelling, (counts.get(spelling) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
    .slice(0, MOST_SPELLINGS)
    .map(([spelling]) => spelling)
}

function tokensOf(name: string): readonly string[] {
  return parseName(name).tokens.map((token) => skeleton(token.latin))
}

/** `der Staatschef` stands for a name and is none; `Kizlov` for Kozlov is a name misspelt. */
function isSpelling(text: string, kind: Dossier['kind'], known: ReadonlySet<string>): boolean {
  if (kind !== 'actor') return !/^\p{Ll}/u.test(text)
  const tokens = tokensOf(text)
  return (
    tokens.length > 0 &&
    tokens.every(
      (token) => known.has(token) || [...known].some((other) => token.length > 3 && distance(token, other) < 1),
    )
  )
}
