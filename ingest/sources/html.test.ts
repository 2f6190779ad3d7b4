import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { parseSource } from './parse.ts'

const SENTENCES = [
  'On Tuesday the president of Arvonia, Mirela Dost, received the prime minister of Belland, Jon Harrow, in the old castle above the river.',
  'The two talked for an hour, about grain, about the bridge that both countries share, and about the prices of electricity in winter.',
  'Afterwards, Ms Dost said that the talks had been open and long overdue, and that a second meeting was planned for the autumn.',
]
const PARAGRAPHS = SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('\n')

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Talks at the castle | The Sample</title>${head}</head><body>${body}</body></html>`
const read = (source: string, name = 'page.html') => parseSource(new TextEncoder().encode(source), name)
const codeOf = (source: string): string | undefined => {
  try {
    read(source)
  } catch (error) {
    return (error as { code?: string }).code
  }
}
const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`

describe('the text of a page', () => {
  it('is its article, a blank line between paragraphs, without what stands beside it', () => {
    const { text } = read(
      page(`
      <header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
      <div class="page"><article>
        <h1>Talks at the castle</h1>
        <figure><img src="castle.jpg" alt="The castle"><figcaption>The castle in May. Photo: Ada Brandt</figcaption></figure>
        <p>${SENTENCES[0]}</p>
        <div class="ad-slot">Buy a new bicycle today, only this week, at half the price!</div>
        <p>${SENTENCES[1]}</p>
        <p><a href="/other">Read also: The bridge of Harrowgate is closed again</a></p>
        <p>${SENTENCES[2]}</p>
        <section class="related-articles"><h2>More</h2><p>Ten castles that you should see before the summer is over, and why.</p></section>
      </article></div>
      <aside><p>The weather will be fine, warm, and dry until the end of the week.</p></aside>
      <footer><p>All rights reserved. The Sample is a newspaper that does not exist.</p></footer>`),
    )
    expect(text).toBe(SENTENCES.join('\n\n'))
  })

  it('has the signs that entities stand for, and no hyphens that nobody sees', () => {
    const { text } = read(
      page(`<p>Gespr&auml;che in Saarbr&uuml;cken: &bdquo;Gut&ldquo;, Zusammen&shy;arbeit &lt; 5&nbsp;%</p>`),
    )
    expect(text).toBe('Gespräche in Saarbrücken: „Gut“, Zusammenarbeit < 5 %')
  })

  it('is found where paragraphs and items are never closed and lines are broken by hand', () => {
    const { text } = read(
      page(`<div><p>${SENTENCES[0]}<p>${SENTENCES[1]}<br><br>${SENTENCES[2]}<ul><li>One thing.<li>Another.</ul></div>`),
    )
    expect(text.split('\n\n')).toEqual([...SENTENCES, 'One thing.', 'Another.'])
  })

  it('keeps a part that has a strange class but holds the article', () => {
    const { text } = read(page(`<div class="social related-content">${PARAGRAPHS}</div>`))
    expect(text).toBe(SENTENCES.join('\n\n'))
  })

  it('is read in the encoding that the page declares', () => {
    const source = page('<p>Treffen in München</p>', '<meta charset="iso-8859-1">')
    const bytes = Uint8Array.from(source, (sign) => sign.charCodeAt(0))
    expect(parseSource(bytes, 'alt.htm').text).toBe('Treffen in München')
  })
})

describe('what a page says of its article', () => {
  const article = {
    '@type': ['NewsArticle'],
    headline: 'Dost receives Harrow',
    datePublished: '2024-05-07T23:40:00-03:00',
    publisher: { '@id': '#paper' },
  }

  it('is taken from linked data, the publisher also where it stands apart', () => {
    const head = linked({ '@graph': [{ '@type': 'WebPage' }, article, { '@id': '#paper', name: 'The Castle Post' }] })
    expect(read(page(PARAGRAPHS, head))).toMatchObject({
      title: 'Dost receives Harrow',
      publisher: 'The Castle Post',
      published: '2024-05-07',
    })
  })

  it('is taken from the head where there is no linked data', () => {
    const head = `
      <meta property="og:title" content="Dost &amp; Harrow"><meta property="og:site_name" content="The Sample">
      <meta property="article:published_time" content="2024-05-08T06:00:00Z"><link rel="canonical" href="https://sample.example/talks">`
    expect(read(page(PARAGRAPHS, head))).toMatchObject({
      title: 'Dost & Harrow',
      publisher: 'The Sample',
      published: '2024-05-08',
      url: 'https://sample.example/talks',
    })
  })

  it('is taken from the heading, the title of the window and a time in the article otherwise', () => {
    const body = `<article><h1>At the castle</h1><time datetime="2024-05-09 10:00">yesterday</time>${PARAGRAPHS}</article>`
    expect(read(page(body))).toMatchObject({ title: 'At the castle', published: '2024-05-09' })
    expect(read(page(PARAGRAPHS))).toMatchObject({ title: 'Talks at the castle' })
  })

  it('is left out where it is nonsense', () => {
    const head = `${linked('[[[')}<script type="application/ld+json">{broken</script>
      <meta name="date" content="2024-13-45"><meta property="og:url" content="javascript:alert(1)"><meta property="og:site_name" content="${'x'.repeat(1500)}">`
    const { published, publisher, url } = read(page(PARAGRAPHS, head))
    expect({ published, publisher, url }).toEqual({})
  })
})

describe('a hostile page', () => {
  it('runs no script and fetches nothing', async () => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const head = `<base href="${at}/"><link rel="stylesheet" href="${at}/a.css"><script src="${at}/a.js"></script><script>globalThis.ran = true</script>`
    const body = `<body onload="globalThis.ran = true"><img src="${at}/a.png" onerror="globalThis.ran = true"><iframe src="${at}/"></iframe>
      <object data="${at}/o"></object><svg><image href="${at}/i.svg"/><script>globalThis.ran = true</script></svg><video src="${at}/v" autoplay></video>${PARAGRAPHS}`
    expect(read(page(body, head)).text).toBe(SENTENCES.join('\n\n'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await new Promise((resolve) => server.close(resolve))
    expect(asked).toEqual([])
    expect(Object.hasOwn(globalThis, 'ran')).toBe(false)
  })

  it.each([
    ['marks within marks', `${'<div>'.repeat(300_000)}the words`],
    ['marks closed by others', `${'<b>'.repeat(200_000)}${'</i>'.repeat(200_000)}the words`],
    ['tables within tables', `${'<table><tr><td>'.repeat(5_000)}the words`],
    ['names of properties', '<p __proto__="x" constructor="y" hasownproperty>the words'],
    ['linked data without a bottom', `<script type="application/ld+json">${'['.repeat(300_000)}</script>the words`],
    ['an attribute that never ends', `the words<a title="${'x'.repeat(1_000_000)}`],
    ['a comment that never ends', `the words<!-- ${'<p>'.repeat(100_000)}`],
    ['marks without number', `${'<i></i>'.repeat(200_000)}the words`],
  ])('gives its words: %s', (_name, source) => {
    expect(read(source).text).toBe('the words')
  })

  it('gives all its words where it is too large to look for an article in it', () => {
    const { text } = read(page(`<p>Caf&eacute; &amp; more</p>${'<p>A <b>word</b> &lt; b</p>'.repeat(20_000)}`))
    expect(text.startsWith('Café & more\n\nA word < b\n\nA word < b')).toBe(true)
    expect(text.split('\n\n')).toHaveLength(20_001)
  })

  it.each([
    ['no words', page('<img src="a.png">'), 'empty-article'],
    ['scripts only', page('<script>var words = "these are none"</script>'), 'empty-article'],
    ['too long', page('<p>word</p>'.repeat(500_000)), 'article-too-long'],
    ['binary', 'a\u0000b', 'not-text'],
  ])('fails with a code: %s', (_name, source, code) => {
    expect(codeOf(source)).toBe(code)
  })
})
