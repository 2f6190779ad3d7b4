import { toLatin } from './scripts.ts'
import { syllableVariants } from './syllables.ts'

type Rule = readonly [RegExp, string]

/** What has one sound and many spellings, longest first. S is any hissing sound, H the one of Bach and Loch. */
const CONSONANTS: readonly Rule[] = [
  [/schtsch|shch|szcz|chtch|stsch/g, 'S'],
  [/tsch|tch|tsh|cz|dsch|dzh|dj(?=[aeiou])/g, 'S'],
  [/sch|sh|sz|zh|tz|ts|dz|ds(?=[aeiouy])/g, 'S'],
  [/ck|cq/g, 'k'],
  [/kh/g, 'H'],
  [/gh/g, 'g'],
  [/gu(?=[ei])/g, 'g'],
  [/ph/g, 'f'],
  [/([tdbr])h/g, '$1'],
  [/ic$/g, 'iS'],
  [/c(?=[eiy])/g, 'S'],
  [/qu?|c/g, 'k'],
  [/x/g, 'kS'],
  [/[sz]/g, 'S'],
  [/w/g, 'v'],
  [/h$/g, ''],
  [/h/g, 'H'],
]

const VOWELS: readonly Rule[] = [
  [/[yj]/g, 'i'],
  [/i+/g, 'i'],
  [/eaux?$/g, 'o'],
  [/iou/g, 'iu'],
  [/ou|oo/g, 'u'],
  [/iei/g, 'ei'],
  [/ei/g, 'ai'],
  [/ie/g, 'e'],
  [/ue/g, 'u'],
  [/oe/g, 'o'],
  [/ae/g, 'e'],
  [/(.)\1+/g, '$1'],
  [/Sov$/g, 'Sev'],
  [/iov$/g, 'ev'],
  [/([oe])f$/g, '$1v'],
  [/([bdfgklmnprtvSH])e$/g, '$1'],
]

function apply(rules: readonly Rule[], token: string): string {
  return rules.reduce((text, [from, to]) => text.replace(from, to), token)
}

/** What a letter that several languages read differently may stand for, the likeliest first. */
const AMBIGUOUS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<![st])ch(?!tch)(?![rl])/, ['sh', 'kh']],
  [/kh/, ['kh', 'sh']],
  [/sj/, ['sh', 'sj']],
  [/oe/, ['oe', 'u']],
  [/j/, ['y', 'zh', 'kh']],
]

/** All readings of a Latin token, the likeliest first: `michail` is mi·sh·ail in French and mi·kh·ail in German. */
function readings(token: string): readonly string[] {
  let all: readonly string[] = [token.replace(/ch(?=[rl])/g, 'k')]
  for (const [letter, sounds] of AMBIGUOUS) {
    all = all.flatMap((text) => (letter.test(text) ? sounds.map((sound) => text.replace(letter, sound)) : [text]))
  }
  return all
}

const seen = new Map<string, readonly string[]>()
const MOST_SEEN = 200_000

/** The skeletons of one Latin token, the likeliest first. */
export function skeletons(token: string): readonly string[] {
  const known = seen.get(token)
  if (known) return known
  const made = [...new Set(readings(token).map((text) => apply(VOWELS, apply(CONSONANTS, text)).toLowerCase()))]
  if (seen.size >= MOST_SEEN) seen.clear()
  seen.set(token, made)
  return made
}

/** The likeliest skeleton: equal for Schoigu, Shoigu, Choïgou and Шойгу. */
export function skeleton(token: string): string {
  return skeletons(token)[0] ?? ''
}

/** A name's tokens in lower-case Latin letters. */
export function latinTokens(name: string): readonly string[] {
  return toLatin(name).split(' ').filter(Boolean)
}

const SHORTEST_SKELETON = 2
const CONTINUATIONS = ['', ...'abcdefghijklmnopqrstuvwxyz', 'ch', 'sch', 'zh', 'sh', 'tsch', 'ou', 'e']

/** The part of a token's skeleton that stays whatever is typed next. */
function stable(token: string): string {
  const [first = '', ...others] = CONTINUATIONS.map((more) => skeleton(token + more))
  let length = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

/** The folded tokens of what somebody types: each begins a token of `searchTokens` of every name that is meant. */
export function foldQuery(query: string): string[] {
  return [...new Set(latinTokens(query).map(queryToken))]
}

function queryToken(token: string): string {
  const part = stable(token)
  return part.length < SHORTEST_SKELETON ? `=${token}` : part
}

/** Everything a name can be found by: its plain tokens behind `=`, and all skeletons. */
export function searchTokens(spellings: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const spelling of spellings) for (const token of spellingTokens(spelling)) found.add(token)
  return [...found].sort()
}

function spellingTokens(spelling: string): readonly string[] {
  const tokens = latinTokens(spelling)
  const joined = /\p{L}-\p{Ll}/u.test(spelling) ? latinTokens(spelling.replace(/-/g, '')) : []
  const plain = [...tokens, ...joined, ...syllableVariants(spelling)]
  return plain.flatMap((token) => [`=${token}`, ...skeletons(token)])
}

/** `searchTokens` as the store keeps them: each between spaces. */
export function searchText(spellings: Iterable<string>): string {
  return ` ${searchTokens(spellings).join(' ')} `
}

/** The tokens of one spelling, to be compared with those of `foldQuery`. */
export function foldSpelling(spelling: string): readonly string[] {
  return searchTokens([spelling])
}
