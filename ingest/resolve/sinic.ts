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
  const listed = KOREAN_LISTED[syllable]
  if (listed) return listed
  return syllable
    .replace(/^(?:jj|ch|j|tsh)/, 'c')
    .replace(/^(?:kk|g)/, 'k')
    .replace(/^(?:tt|th|d)/, 't')
    .replace(/^(?:pp|ph|b)/, 'p')
    .replace(/^(?:sh|ss)/, 's')
    .replace(/^r(?=.)/, 'l')
    .replace(/ee/, 'i')
    .replace(/oo|ou/, 'u')
    .replace(/ae|ai/, 'e')
    .replace(/yeo|eo/, (found) => (found === 'eo' ? 'o' : 'yo'))
    .replace(/yeu|eu/, 'u')
    .replace(/uh|ah/, (found) => found.charAt(0))
    .replace(/g$/, (found, at: number, all: string) => (all.at(at - 1) === 'n' ? found : 'k'))
    .replace(/b$/, 'p')
    .replace(/r$/, 'l')
    .replace(/^(c|h|ky|k|p|t|s|m|n|l|y|)u(?=ng)/, '$1o')
    .replace(/yun$/, 'yon')
    .replace(/uk$/, 'ok')
}

/** One spelling for pinyin and Wade-Giles: Zhou and Chou, Jiang and Chiang, Enlai and En-lai. */
function foldChinese(syllable: string): string {
  return syllable
    .replace(/^(?:zh|ch|j|q)/, 'c')
    .replace(/^(?:ts|tz|z)/, 'z')
    .replace(/^c(?=[aeou])/, 'c')
    .replace(/^(?:hs|x)/, 's')
    .replace(/^sh/, 's')
    .replace(/^b/, 'p')
    .replace(/^d/, 't')
    .replace(/^g/, 'k')
    .replace(/^j/, 'r')
    .replace(/ien$/, 'ian')
    .replace(/ieh$/, 'ie')
    .replace(/ueh$/, 'ue')
    .replace(/eh$/, 'e')
    .replace(/ih$/, 'i')
    .replace(/ung$/, 'ong')
    .replace(/^ing$/, 'ying')
    .replace(/^in$/, 'yin')
}

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
