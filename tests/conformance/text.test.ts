import { expect, it } from 'vitest'
import { onEachEngine } from '../stores/index.ts'

const TEXTS: readonly (readonly [string, string])[] = [
  ['Cyrillic', 'Шойгу встретился с Ким Чен Ыном'],
  ['Korean', '김정은과 푸틴'],
  ['Chinese', '普京会见金正恩'],
  ['Arabic, from right to left', 'التقى بوتين الرئيس'],
  ['Hebrew with marks of direction', '\u202bשלום\u202c'],
  ['an emoji of several characters', '👨‍👩‍👧‍👦 🇰🇵'],
  ['beyond the basic plane', '𝒦𝒾𝓂 𠀀'],
  ['composed accents', 'Choïgou \u00e9'],
  ['decomposed accents', 'e\u0301 n\u0303'],
  ['a no-break space, a tab, lines', '\u00a0a\tb\r\nc\u2028d'],
  ['the end of all text', '\u0000 \uffff'],
  ['quotes, back-slashes and dollars', `' " \` \\ \\u0041 $id {x} // /* */ ;`],
  ['Cypher', "'}) DETACH DELETE n //"],
  ['a long text', 'Vertrag '.repeat(100_000)],
]

onEachEngine((store) => {
  it.each(TEXTS)('%s is kept unit for unit', async (_, text) => {
    await store.write('CREATE (n:Article {id: $id, text: $text})', { id: 'a', text })
    const [row] = await store.read('MATCH (n:Article {text: $text}) RETURN n.text AS text', { text })
    expect(row?.text).toBe(text)
  })

  it('composed and decomposed letters are two texts: whoever writes makes them one form', async () => {
    const [row] = await store.read('RETURN $composed = $decomposed AS same', {
      composed: '\u00e9',
      decomposed: 'e\u0301',
    })
    expect(row?.same).toBe(false)
  })

  it('texts of the basic plane are ordered by code point', async () => {
    const texts = ['z', 'é', 'Z', '\uffee', 'a', 'я', '']
    const rows = await store.read('UNWIND $texts AS text RETURN text AS t ORDER BY t', { texts })
    expect(rows.map(({ t }) => t)).toEqual(['', 'Z', 'a', 'z', 'é', 'я', '\uffee'])
  })

  it('lower case, beginning and containing agree on letters beyond ASCII', async () => {
    const cypher = 'RETURN toLower($a) AS lower, $a STARTS WITH $b AS begins, $a CONTAINS $c AS holds'
    const rows = await store.read(cypher, { a: 'ШОЙГУ Ä', b: 'ШО', c: 'У Ä' })
    expect(rows).toEqual([{ lower: 'шойгу ä', begins: true, holds: true }])
  })

  it('keys may be in any script', async () => {
    expect(await store.read('RETURN $map AS map', { map: { имя: 1, 名: 2 } })).toEqual([{ map: { имя: 1, 名: 2 } }])
  })
})
