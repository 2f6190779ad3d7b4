import { hangulToLatin } from './hangul.ts'

/** Romanisations by which a Korean surname is known, beside the revised one. */
const HANGUL_SURNAMES: Readonly<Record<string, readonly string[]>> = {
  김: ['kim'],
  이: ['lee', 'ri', 'yi', 'rhee'],
  리: ['ri', 'lee'],
  박: ['park', 'pak'],
  정: ['jung', 'chung', 'jong'],
  최: ['choi', 'choe'],
  조: ['cho', 'jo'],
  강: ['kang'],
  윤: ['yoon', 'yun'],
  문: ['moon', 'mun'],
  노: ['roh', 'no', 'ro'],
  로: ['ro', 'no', 'roh'],
  한: ['han'],
  황: ['hwang'],
  반: ['ban'],
}

/** Other Latin spellings of what is written in Hangul, so that it is found as it is commonly romanised. */
export function syllableVariants(spelling: string): readonly string[] {
  const syllables = spelling.match(/\p{Script=Hangul}/gu) ?? []
  return syllables.flatMap((syllable, index) =>
    index === 0 ? (HANGUL_SURNAMES[syllable] ?? []) : looseForms(syllable),
  )
}

function looseForms(syllable: string): readonly string[] {
  const latin = hangulToLatin(syllable)
  return [latin.replace('eo', 'o'), latin.replace('eo', 'u'), latin.replace('eu', 'u')].filter((form) => form !== latin)
}
