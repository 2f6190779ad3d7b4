import type { NewArticle } from '#contract'
import { randomOf } from '../fixtures/random.ts'

/** What the generators draw from. */
export interface Stock {
  readonly articles: readonly NewArticle[]
  /** Single words of the packs: offices, meeting words, months, small words. */
  readonly words: readonly string[]
}

class Source {
  readonly #random: () => number
  readonly stock: Stock
  constructor(random: () => number, stock: Stock) {
    this.#random = random
    this.stock = stock
  }

  below(count: number): number {
    return Math.floor(this.#random() * count)
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item
  }

  many(most: number, make: () => string): string {
    return Array.from({ length: 1 + this.below(most) }, make).join('')
  }

  text(): string {
    return this.one(this.stock.articles).text
  }

  piece(most = 200): string {
    const text = this.text()
    const start = this.below(text.length)
    return text.slice(start, start + this.below(most))
  }
}

const MARKS = [
  '.',
  ',',
  ';',
  ':',
  '!',
  '?',
  '…',
  '(',
  ')',
  '[',
  ']',
  '"',
  '„',
  '“',
  '«',
  '»',
  '–',
  '—',
  '-',
  "'",
  '’',
  '\n',
  '\r\n',
  '\t',
  ' ',
]
const TAGS = [
  '<p>',
  '</p>',
  '<div class="',
  '<script>',
  '</scr',
  '<!--',
  '-->',
  '<a href=x>',
  '&nbsp;',
  '&#x202e;',
  '&#55357;',
  '<![CDATA[',
  '<title>',
  '<html',
  '<svg/onload=',
  '<br',
  '</',
  '&amp',
  '<meta name="date" content="',
]
const RIGHT_TO_LEFT = [
  'אבגד',
  'שלום',
  'נשיא',
  'الرئيس',
  'التقى',
  'بوتين',
  '\u202e',
  '\u200f',
  '\u2067',
  '\u061c',
  ' ',
  '،',
]
const NESTED = ['(', '[', '{', '"', '«', '„', '<div>', '(„', '*', '> ', '# ']
const NAMES = [
  'Kim',
  'Jong',
  'Un',
  'Putin',
  'Владимир',
  'Путин',
  'van',
  'de',
  'Ana',
  'María',
  'O’Neill',
  'D’Amico',
  'J.',
  'JD',
  'Jr.',
  'Łukasz',
  'ß',
  'ǅ',
  'ﬁ',
  'Ⅷ',
  'İ',
  'ı',
  'Mr',
  'Dr.',
  'M.',
  'UN',
  'EU',
  "'s",
]
const DATES = [
  '1.',
  '31.',
  '11',
  '2024',
  '30.2.2024',
  '2024-13-45',
  '1er',
  'May',
  'Mai',
  'mars',
  'мая',
  'lunes',
  'Montag',
  '99999999999',
  '3,5',
  '1:1',
  '-',
  'last',
  'next',
  'del',
  'de',
]

const unit = (from: Source): string => String.fromCharCode(from.below(0x10000))
const surrogate = (from: Source): string => String.fromCharCode(0xd800 + from.below(0x800))
const control = (from: Source): string =>
  String.fromCharCode(from.one([from.below(32), 0x7f + from.below(33), 0xfeff, 0x2028, 0x2029, 0, 0x200b, 0xad]))
const spaced = (from: Source, words: readonly string[]): string =>
  `${from.one(words)}${from.one([' ', ' ', ' ', '\n', '', ', '])}`

/** An article's text with stretches taken out, doubled, moved or drowned in noise. */
function damaged(from: Source): string {
  let text = from.text()
  for (let more = from.below(6); more >= 0; more--) {
    const start = from.below(text.length + 1)
    const end = Math.min(text.length, start + from.below(80))
    const noise = from.one([
      '',
      text.slice(start, end).repeat(3),
      from.piece(80),
      surrogate(from),
      control(from),
      from.one(MARKS).repeat(from.below(40)),
      text.slice(start, end).toUpperCase(),
      [...text.slice(start, end)].reverse().join(''),
    ])
    text = text.slice(0, start) + noise + text.slice(end)
  }
  return text
}

/** One kind of hostile text each; `{length}` bounds what is drawn. */
const KINDS: Readonly<Record<string, (from: Source) => string>> = {
  'any code units': (from) => from.many(400, () => unit(from)),
  'lone surrogates': (from) => from.many(60, () => from.one([surrogate(from), from.piece(30), 'a', '👩‍👩‍👧'])),
  'control characters': (from) => from.many(80, () => from.one([control(from), from.piece(20)])),
  'broken HTML': (from) => from.many(40, () => from.one([from.one(TAGS), from.piece(60)])),
  'right to left': (from) => from.many(80, () => from.one([from.one(RIGHT_TO_LEFT), from.piece(15)])),
  'deep nesting': (from) =>
    from.one(NESTED).repeat(from.below(2000)) + from.piece() + from.one(NESTED).repeat(from.below(500)),
  'one word': (from) =>
    from.one(['a', 'A', 'Ä', 'ё', 'a-', "a'", 'A.', '1', '1.', '\u0301', '漢', '👍']).repeat(1 + from.below(20_000)),
  'mixed scripts': (from) => from.many(60, () => from.one([from.piece(25), unit(from), '平壤', '평양', 'Ωm', 'ẞ'])),
  'names without end': (from) => from.many(200, () => spaced(from, NAMES)),
  'dates without sense': (from) => from.many(120, () => spaced(from, DATES)),
  'words of the packs': (from) => from.many(120, () => spaced(from, from.one([from.stock.words, NAMES, DATES, MARKS]))),
  'marks only': (from) => from.many(300, () => from.one(MARKS)),
  'a damaged article': damaged,
  'articles in one another': (from) => from.many(8, () => from.piece(300)),
}

/** The kinds of hostile text, by name. */
export const kinds = Object.keys(KINDS)

/** The input of that number: the same for the same seed, whatever came before. */
export function inputOf(
  seed: number,
  number: number,
  stock: Stock,
  languages: readonly string[],
): NewArticle & { kind: string } {
  const from = new Source(randomOf(seed * 1_000_003 + number), stock)
  const kind = kinds[number % kinds.length] as string
  const text = (KINDS[kind] as (from: Source) => string)(from)
  return {
    kind,
    text,
    ...(from.below(4) > 0 && { language: from.one(languages) }),
    ...(from.below(3) === 0 && { title: from.one([from.piece(60), control(from), '', surrogate(from)]) }),
    ...(from.below(2) === 0 && { published: from.one(['2024-02-29', '2025-12-31', '1999-01-01']) }),
  }
}
