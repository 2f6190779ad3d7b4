import type { BaseClaim } from './base.ts'
import { concepts } from './bodies.ts'
import { mostFrequent } from './describe-figure.ts'
import { type Holds, sortLines } from './layer.ts'
import { isPartOf, type Office, officeIn } from './offices.ts'
import { byText, groupBy } from './union.ts'

interface ToldOffice {
  readonly from: string
  readonly claim: BaseClaim
}

/** What one person is told to be at one body, in whatever words. */
interface Post {
  readonly from: string
  readonly to: string
  readonly country: string | undefined
  readonly office: Office
  readonly told: readonly ToldOffice[]
}

/** Who holds which office where: one line for one office, whatever languages and cases tell of it. */
export function holdings(
  claims: readonly BaseClaim[],
  node: (figure: string) => string | undefined,
  kind: (figure: string) => string | undefined,
  source: (article: string) => string,
  nameOf: (node: string) => string,
): readonly Holds[] {
  const told = claims.flatMap((claim): readonly (ToldOffice & { readonly to: string | undefined })[] => {
    const from = claim.kind === 'office' && kind(claim.about) === 'actor' ? node(claim.about) : undefined
    if (from === undefined) return []
    const to = claim.at !== undefined && kind(claim.at) === 'organisation' ? node(claim.at) : undefined
    return [{ from, to, claim }]
  })
  const lines = [...groupBy(told, ({ from }) => from).values()].flatMap((own) =>
    withBare(
      withoutShort(
        [...groupBy(own, ({ to }) => to ?? '')].flatMap(([to, group]) => (to === '' ? [] : postsAt(to, group))),
        nameOf,
      ),
      own.filter(({ to }) => to === undefined),
    ),
  )
  return [...sortLines(lines.map((post) => line(post, source)))].sort(
    (a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.title, b.title),
  )
}

/** The posts of one person at one body; what says less goes with the one that says more. */
function postsAt(to: string, told: readonly ToldOffice[]): readonly Post[] {
  const country = mostFrequent(told.map(({ claim }) => claim.bodyCountry))
  const groups = groupBy(told, ({ claim }) => nameOf(officeIn(country, claim.value)))
  const posts = [...groups.values()].map(
    (group): Post => ({
      from: group[0]?.from ?? '',
      to,
      country,
      office: officeIn(country, group[0]?.claim.value ?? ''),
      told: group,
    }),
  )
  const own = posts.filter(({ office }) => meant(office, posts) === undefined)
  return own.map((post) => ({
    ...post,
    told: [post, ...posts.filter(({ office }) => meant(office, posts) === post)].flatMap((one) => one.told),
  }))
}

/** Two offices are one line where they are called the same. */
function nameOf({ title, key }: Office): string {
  return title ?? key
}

/** The one post that an office which says less is part of. */
function meant(office: Office, posts: readonly Post[]): Post | undefined {
  const wider = posts.filter((post) => isPartOf(office, post.office))
  const own = wider.filter((post) => !wider.some((other) => isPartOf(post.office, other.office)))
  return own.length === 1 ? own[0] : undefined
}

/** `Secretary of the Security Council` is who is secretary of the Security Council of Russia, where that is the only such office of the person. */
function withoutShort(posts: readonly Post[], nameOf: (node: string) => string): readonly Post[] {
  const longer = posts.map((post) => {
    const ideas = concepts(nameOf(post.to))
    const [one, ...others] = posts.filter(
      (other) =>
        other.to !== post.to && other.office.key === post.office.key && saysMore(concepts(nameOf(other.to)), ideas),
    )
    return others.length === 0 ? one : undefined
  })
  return posts.flatMap((post, at) => {
    if (longer[at]) return []
    return [
      { ...post, told: [...post.told, ...posts.flatMap((other, own) => (longer[own] === post ? other.told : []))] },
    ]
  })
}

function saysMore(longer: readonly string[], shorter: readonly string[]): boolean {
  return shorter.length > 0 && shorter.length < longer.length && shorter.every((idea) => longer.includes(idea))
}

/** `President` without a body is the office that the person holds somewhere, where there is only one that it can be. */
function withBare(posts: readonly Post[], bare: readonly ToldOffice[]): readonly Post[] {
  const found = groupBy(bare, (told) => String(posts.indexOf(postOf(told, posts) as Post)))
  return posts.map((post, at) => ({ ...post, told: [...post.told, ...(found.get(String(at)) ?? [])] }))
}

function postOf({ claim }: ToldOffice, posts: readonly Post[]): Post | undefined {
  const fitting = posts.filter(({ country, office }) => {
    const own = officeIn(country, claim.value)
    return own.key === office.key || isPartOf(own, office)
  })
  const exact = fitting.filter(({ country, office }) => officeIn(country, claim.value).key === office.key)
  const [one, ...others] = exact.length > 0 ? exact : fitting
  return others.length === 0 ? one : undefined
}

function line({ from, to, office, told }: Post, source: (article: string) => string): Holds {
  const claims = told.map(({ claim }) => claim)
  const since = claims.flatMap((claim) => claim.since ?? []).sort()[0]
  const until = claims
    .flatMap((claim) => claim.until ?? [])
    .sort()
    .at(-1)
  return {
    from,
    to,
    title: office.title ?? mostFrequent(claims.map(({ value }) => value)) ?? '',
    titles: [...new Set(claims.map(({ value }) => value))].sort(),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    sources: new Set(claims.map((claim) => source(claim.articleId))).size,
  }
}
