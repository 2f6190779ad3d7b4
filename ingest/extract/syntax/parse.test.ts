import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../../languages/load.ts'
import { type Passage, readPassage } from '../passage.ts'
import type { Sentence } from '../sentences.ts'
import { parseSentence } from './parse.ts'
import type { Tree } from './tree.ts'

/** A sentence of ours: the verb or noun, and which words must stand how to it (`subject` and `object` by the label, others by their preposition). */
interface Case {
  readonly text: string
  readonly of: string
  readonly subject?: readonly string[]
  readonly object?: readonly string[]
  readonly agent?: readonly string[]
  readonly with?: readonly string[]
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  de: [
    {
      text: 'Der Minister traf am Montag den Botschafter in Berlin.',
      of: 'traf',
      subject: ['Minister'],
      object: ['Botschafter'],
    },
    {
      text: 'Am Freitag empfing die Präsidentin den Gesandten.',
      of: 'empfing',
      subject: ['Präsidentin'],
      object: ['Gesandten'],
    },
    {
      text: 'Der Kanzler sprach mit dem Präsidenten und dessen Beratern.',
      of: 'sprach',
      subject: ['Kanzler'],
      with: ['Präsidenten', 'Beratern'],
    },
    {
      text: 'Die Ministerin wurde von dem König empfangen.',
      of: 'empfangen',
      subject: ['Ministerin'],
      agent: ['König'],
    },
    { text: 'Das Treffen mit dem Botschafter dauerte zwei Stunden.', of: 'Treffen', with: ['Botschafter'] },
  ],
  en: [
    {
      text: 'The minister met the ambassador in Berlin on Monday.',
      of: 'met',
      subject: ['minister'],
      object: ['ambassador'],
    },
    {
      text: 'The president held talks with the prime minister and his adviser.',
      of: 'held',
      subject: ['president'],
      object: ['talks'],
    },
    { text: 'The minister was received by the king.', of: 'received', subject: ['minister'], agent: ['king'] },
    {
      text: 'The chancellor spoke with the president and the envoy.',
      of: 'spoke',
      subject: ['chancellor'],
      with: ['president', 'envoy'],
    },
    { text: 'The king and the president met on Friday.', of: 'met', subject: ['king', 'president'] },
  ],
  it: [
    {
      text: 'Il ministro ha incontrato lunedì a Roma l’ambasciatore.',
      of: 'incontrato',
      subject: ['ministro'],
      object: ['ambasciatore'],
    },
    { text: 'Il presidente è stato ricevuto dal re.', of: 'ricevuto', subject: ['presidente'], agent: ['re'] },
    {
      text: 'La presidente ha parlato con il cancelliere e il suo ministro.',
      of: 'parlato',
      subject: ['presidente'],
      with: ['cancelliere', 'ministro'],
    },
    { text: 'Il colloquio con il ministro è durato due ore.', of: 'colloquio', with: ['ministro'] },
  ],
  fr: [
    {
      text: "Le ministre a rencontré l'ambassadeur à Paris.",
      of: 'rencontré',
      subject: ['ministre'],
      object: ['ambassadeur'],
    },
    { text: 'Le président a été reçu par le roi.', of: 'reçu', subject: ['président'], agent: ['roi'] },
    { text: 'La ministre a parlé avec le chancelier.', of: 'parlé', subject: ['ministre'], with: ['chancelier'] },
  ],
  es: [
    { text: 'El ministro visitó el palacio.', of: 'visitó', subject: ['ministro'], object: ['palacio'] },
    { text: 'El presidente fue recibido por el rey.', of: 'recibido', subject: ['presidente'], agent: ['rey'] },
    { text: 'La ministra habló con el canciller en Madrid.', of: 'habló', subject: ['ministra'], with: ['canciller'] },
  ],
  nl: [
    {
      text: 'De minister ontmoette de ambassadeur in Den Haag.',
      of: 'ontmoette',
      subject: ['minister'],
      object: ['ambassadeur'],
    },
    { text: 'De president sprak met de koning.', of: 'sprak', subject: ['president'], with: ['koning'] },
  ],
  pl: [
    { text: 'Minister odwiedził pałac w Warszawie.', of: 'odwiedził', subject: ['Minister'], object: ['pałac'] },
    { text: 'Prezydent rozmawiał z ministrem.', of: 'rozmawiał', subject: ['Prezydent'], with: ['ministrem'] },
  ],
  ru: [
    { text: 'Министр посетил дворец в Москве.', of: 'посетил', subject: ['Министр'], object: ['дворец'] },
    { text: 'Президент встретился с министром.', of: 'встретился', subject: ['Президент'], with: ['министром'] },
  ],
  uk: [
    { text: 'Президент підписав закон у Києві.', of: 'підписав', subject: ['Президент'], object: ['закон'] },
    { text: 'Міністр говорив з президентом.', of: 'говорив', subject: ['Міністр'], with: ['президентом'] },
  ],
  pt: [
    { text: 'O ministro visitou o palácio.', of: 'visitou', subject: ['ministro'], object: ['palácio'] },
    { text: 'O presidente foi recebido pelo rei.', of: 'recebido', subject: ['presidente'], agent: ['rei'] },
    { text: 'A ministra falou com o presidente em Lisboa.', of: 'falou', subject: ['ministra'], with: ['presidente'] },
  ],
}

const SUBJECT = ['nsubj', 'nsubj:pass']
const OBJECT = ['obj', 'iobj']

function grown(passage: Passage, sentence: Sentence): Tree {
  const tree = parseSentence(passage, sentence)
  if (tree === undefined) throw new Error('There is no grammar.')
  return tree
}

/** What is expected of a case and not found, as `role word`. */
function missed(code: string, one: Case): string[] {
  const language = loadLanguage(code)
  const passage = readPassage(one.text, language, 0)
  const tree = grown(passage, passage.sentences[0] as Sentence)
  const find = (word: string): number => passage.tokens.findIndex((token) => token.text === word)
  const verb = find(one.of)
  const wrong = (what: string, words: readonly string[] = [], right: (word: number) => boolean): string[] =>
    words.filter((word) => !right(find(word))).map((word) => `${what} ${word}`)
  const stands = (word: number, labels: readonly string[]): boolean => {
    const { governor, label } = tree.roleOf(word)
    return governor === verb && labels.includes(label)
  }
  return [
    ...wrong('subject', one.subject, (word) => stands(word, SUBJECT)),
    ...wrong('object', one.object, (word) => stands(word, OBJECT)),
    ...wrong('agent', one.agent, (word) => stands(word, ['obl:agent'])),
    ...wrong('with', one.with, (word) => {
      const { governor, preposition } = tree.roleOf(word)
      return governor === verb && language.cues.with.has(preposition ?? '')
    }),
  ]
}

describe.each(Object.entries(CASES))('who does what to whom, %s', (code, cases) => {
  it.each(cases)('$text', (one) => {
    expect(missed(code, one)).toEqual([])
  })
})

const PIECES =
  'Kim traf der , . „ “ ( ) – % 12 l’ di met \ud800 漢字 ـ \u0000 ’s z. B. … Президент e von \n 6. November'.split(' ')
const anyText = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 }),
    fc.constantFrom(' ', ''),
  )
  .map(([pieces, between]) => pieces.join(between))

/** Whether the heads form one tree over all tokens. */
function isTree({ head, first }: Tree): boolean {
  const roots = head.filter((one) => one === -1).length
  const reaches = head.every((_, start) => {
    let at = start
    for (let step = 0; step <= head.length; step++) {
      const above = head[at] ?? -2
      if (above === -1) return true
      at = above - first
    }
    return false
  })
  return roots === 1 && reaches
}

describe('any text', () => {
  it.each(Object.keys(CASES))('gives one tree for each sentence, %s', (code) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passage = readPassage(text, loadLanguage(code), 0)
        for (const sentence of passage.sentences) expect(isTree(grown(passage, sentence))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('gives the same tree each time, and grows it once', () => {
    const text = 'Der Präsident empfing am Dienstag den Botschafter und sprach mit ihm über den Vertrag.'
    const [one, two] = [0, 1].map(() => readPassage(text, loadLanguage('de'), 0)) as [Passage, Passage]
    const [left, right] = [one, two].map((passage) => grown(passage, passage.sentences[0] as Sentence)) as [Tree, Tree]
    expect([...left.head]).toEqual([...right.head])
    expect(left.label).toEqual(right.label)
    expect(grown(one, one.sentences[0] as Sentence)).toBe(left)
  })
})
