const INITIALS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ')
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const FINALS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')
const FIRST = 0xac00

/** One Hangul syllable in the Revised Romanisation, sound changes between syllables left out. */
export function hangulToLatin(syllable: string): string {
  const index = (syllable.codePointAt(0) ?? 0) - FIRST
  if (index < 0 || index >= 11172) return syllable
  const initial = INITIALS[Math.floor(index / 588)] ?? ''
  const vowel = VOWELS[Math.floor((index % 588) / 28)] ?? ''
  return initial + vowel + (FINALS[index % 28] ?? '')
}
