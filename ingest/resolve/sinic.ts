import { readTable, words } from './data.ts'
import type { ParsedName } from './parse-name.ts'

const table = readTable<Record<'korean' | 'chinese' | 'koreanSyllable' | 'chineseSyllable', string>>('sinic')
const SURNAMES = { korean: words(table.korean), chinese: words(table.chinese) }
const SYLLABLE = { korean: new RegExp(table.koreanSyllable), chinese: new RegExp(table.chineseSyllable) }

export type Sinic = 'korean' | 'chinese'

/** A name of surname and syllables; syllables are equal or not, never merely near. */
export interface SyllableName {
  readonly language: Sinic
  readonly surname: string
  readonly given: readonly string[]
}

/** Reads a name as Korean or Chinese, surname first; both where it may be either. */
export function syllableNames(name: ParsedName): readonly SyllableName[] {
  return (['korean', 'chinese'] as const).flatMap((language) => asSyllables(name, language))
}

function asSyllables(name: ParsedName, language: Sinic): readonly SyllableName[] {
  const [surname, ...rest] = name.tokens.map((token) => token.latin)
  if (surname === undefined || !SURNAMES[language].has(surname) || rest.length === 0 || rest.length > 2) return []
  const given = rest.length === 1 ? splitSyllables(rest[0] ?? '', language) : [rest]
  return given
    .filter((all) => all.every((part) => SYLLABLE[language].test(part)))
    .map((all) => named(language, surname, all))
}

function named(language: Sinic, surname: string, given: readonly string[]): SyllableName {
  const fold = language === 'korean' ? foldKorean : foldChinese
  return { language, surname: fold(surname), given: given.map(fold) }
}

/** `Hyundong` may be Hyun-dong; a short given name may be one syllable. */
function splitSyllables(token: string, language: Sinic): readonly (readonly string[])[] {
  const cuts: string[][] = SYLLABLE[language].test(token) ? [[token]] : []
  for (let at = 1; at < token.length; at++) {
    const [left, right] = [token.slice(0, at), token.slice(at)]
    if (SYLLABLE[language].test(left) && SYLLABLE[language].test(right)) cuts.push([left, right])
  }
  return cuts
}

const KOREAN_LISTED: Readonly<Record<string, string>> = {
  lee: 'i',
  ri: 'i',
  yi: 'i',
  rhee: 'i',
  i: 'i',
  li: 'i',
  roh: 'no',
  ro: 'no',
  noh: 'no',
  no: 'no',
  park: 'pak',
  rim: 'im',
  lim: 'im',
  im: 'im',
  ryu: 'yu',
  yoo: 'yu',
  yu: 'yu',
  choi: 'coe',
  choe: 'coe',
  cui: 'coe',
  oh: 'o',
  suh: 'so',
  seo: 'so',
  hur: 'ho',
  koo: 'ku',
  woo: 'u',
  ahn: 'an',
  sohn: 'son',
  koh: 'ko',
  eun: 'un',
  un: 'un',
  yn: 'un',
  tshen: 'cong',
}

/** One spelling for each Korean syllable: Jong, Jeong, Chong and Čong are one, Yong is another. */
function foldKorean(syllable: string): string {
  return KOREAN_LISTED[syllable] ?? KOREAN.reduce((text, [from, to]) => text.replace(from, to), syllable)
}

const KOREAN: readonly (readonly [RegExp, string])[] = [
  [/^(?:jj|ch|j|tsh)/, 'c'],
  [/^(?:kk|g)/, 'k'],
  [/^(?:tt|th|d)/, 't'],
  [/^(?:pp|ph|b)/, 'p'],
  [/^(?:sh|ss)/, 's'],
  [/^r(?=.)/, 'l'],
  [/ee/, 'i'],
  [/oo|ou/, 'u'],
  [/ae|ai/, 'e'],
  [/eo/, 'o'],
  [/eu/, 'u'],
  [/([ua])h$/, '$1'],
  [/ck$/, 'k'],
  [/(?<!n)g$/, 'k'],
  [/b$/, 'p'],
  [/r$/, 'l'],
  [/u(?=ng$|k$)/, 'o'],
  [/yun$/, 'yon'],
]

/** One spelling for pinyin and Wade-Giles: Zhou and Chou, Jiang and Chiang, Enlai and En-lai. */
function foldChinese(syllable: string): string {
  return CHINESE.reduce((text, [from, to]) => text.replace(from, to), syllable)
}

const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^(?:zh|ch|j|q)/, 'C'],
  [/^(?:ts|tz|z|c)/, 'Z'],
  [/^(?:hs|sh|x)/, 's'],
  [/^b/, 'p'],
  [/^d/, 't'],
  [/^g/, 'k'],
  [/ien$/, 'ian'],
  [/ieh$/, 'ie'],
  [/ueh$/, 'ue'],
  [/eh$/, 'e'],
  [/ih$/, 'i'],
  [/ung$/, 'ong'],
  [/uo$/, 'o'],
  [/^ing$/, 'ying'],
  [/^in$/, 'yin'],
]

/** Whether two names read as the same syllables in one language; `undefined` where either is not such a name. */
export function sameSyllables(a: ParsedName, b: ParsedName): boolean | undefined {
  const [left, right] = [syllableNames(a), syllableNames(b)]
  if (left.length === 0 || right.length === 0) return undefined
  return left.some((one) => right.some((other) => equal(one, other)))
}

function equal(one: SyllableName, other: SyllableName): boolean {
  if (one.language !== other.language || one.surname !== other.surname) return false
  return one.given.length === other.given.length && one.given.every((part, at) => part === other.given[at])
}
