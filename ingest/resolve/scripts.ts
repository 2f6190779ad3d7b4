import anyAscii from 'any-ascii'
import { hangulToLatin } from './hangul.ts'

const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  'а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч tsh ш sh щ shch ъ  ы y ь  э e ю yu я ya і i ї yi є ye ґ g ў u ђ dj ј j љ lj њ nj ћ tsh џ dzh ѓ g ќ k ѕ dz ә a қ k ғ g ң n ө o ұ u ү u һ h'
    .split(/ (?=\p{Script=Cyrillic})/u)
    .map((pair) => {
      const [letter = '', latin = ''] = pair.split(' ')
      return [letter, latin]
    }),
)

/** Lower-case letters and digits a to z and 0 to 9, whatever the script; marks are dropped, other signs become a space. */
export function toLatin(text: string): string {
  const plain = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘ʼʹ`´]/gu, '')
  let out = ''
  for (const letter of plain) out += letterToLatin(letter)
  return out.replace(/[^a-z0-9]+/g, ' ').trim()
}

function letterToLatin(letter: string): string {
  if (/[a-z0-9]/.test(letter)) return letter
  const cyrillic = CYRILLIC[letter]
  if (cyrillic !== undefined) return cyrillic
  if (/\p{Script=Hangul}/u.test(letter)) return ` ${hangulToLatin(letter)} `
  if (/\p{Script=Han}/u.test(letter)) return ` ${anyAscii(letter).toLowerCase()} `
  if (/[\p{L}\p{M}\p{N}]/u.test(letter))
    return anyAscii(letter)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
  return ' '
}

export type Script = 'latin' | 'vowelless' | 'other'

/** What a name is written in: scripts that leave out vowels are compared by consonants. */
export function scriptOf(text: string): Script {
  if (/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]/u.test(text)) return 'vowelless'
  return /\p{Script=Latin}/u.test(text) ? 'latin' : 'other'
}
