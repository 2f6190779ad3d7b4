/** Deeper than any page that people write; what lies deeper keeps its words and loses its marks. */
const MOST_DEPTH = 200
/** Longest value of an attribute that is looked at. */
const LONGEST_VALUE = 2000
const MARK_WEIGHT = 10
/** Every entity becomes a node of its own. */
const SIGN_WEIGHT = 5
const MOST_HEAD = 400
const MOST_DATA = 20
const LONGEST_DATA = 500_000

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** What holds no marks: the next closing mark ends it, whatever stands between. */
const RAW = new Set('iframe noembed noframes noscript script style textarea title xmp'.split(' '))
/** Part of every page whether written or not. */
const FRAME = new Set(['html', 'head', 'body', 'frameset', 'frame', 'plaintext'])
const HEAD = new Set(['meta', 'link'])
const KEPT = new Set(
  'aria-hidden class content datetime hidden href id itemprop name property pubdate rel role type'.split(' '),
)

/** Marks that begin a line of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** Which open marks the beginning of another one of these ends. */
const ENDED_BY_ITS_LIKE: Readonly<Record<string, ReadonlySet<string>>> = {
  li: new Set(['li']),
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd']),
  tr: new Set(['tr', 'td', 'th']),
  td: new Set(['td', 'th']),
  th: new Set(['td', 'th']),
  option: new Set(['option']),
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

const NAME = /[a-z][^\s/>]{0,60}/iy
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y
const UNSEEN = /display\s*:\s*none|visibility\s*:\s*hidden/i

/** A page as marks that are safe to build a document of. */
export interface PageMarks {
  /** The head's and the body's marks: closed in their order, without scripts, styles, comments and addresses. */
  readonly head: string
  readonly body: string
  /** What stands in scripts of the type `application/ld+json`. */
  readonly data: readonly string[]
  /** How hard a search through the page is: its marks, more the deeper they lie, and its entities. */
  readonly weight: number
}

/** Goes once over a page's source. Takes time in proportion to its length and memory in proportion to what it keeps, whatever the source. */
export function scanPage(source: string): PageMarks {
  const scan = new Scan(source)
  scan.run()
  return { head: scan.head.join(''), body: scan.body.join(''), data: scan.data, weight: scan.weight }
}

class Scan {
  readonly head: string[] = []
  readonly body: string[] = []
  readonly data: string[] = []
  weight = 0
  private readonly open: string[] = []
  private readonly source: string
  private at = 0

  constructor(source: string) {
    this.source = source
  }

  run(): void {
    while (this.at < this.source.length) {
      const mark = this.source.indexOf('<', this.at)
      this.text(mark < 0 ? this.source.length : mark)
      if (mark >= 0) this.mark()
    }
    this.closeDownTo(0)
  }

  private text(end: number): void {
    if (end > this.at) this.words(this.source.slice(this.at, end))
    this.at = end
  }

  private words(text: string): void {
    const signs = text.match(/[>&]/g)?.length ?? 0
    this.body.push(signs === 0 ? text : text.replaceAll('>', '&gt;'))
    this.weight += signs * SIGN_WEIGHT
  }

  private mark(): void {
    const next = this.source[this.at + 1] ?? ''
    if (this.source.startsWith('<!--', this.at)) this.skipPast('-->', 4)
    else if (next === '!' || next === '?') this.skipPast('>', 2)
    else if (next === '/') this.closing()
    else if (/[a-z]/i.test(next)) this.opening()
    else this.literal()
  }

  /** A sign that begins no mark. */
  private literal(): void {
    this.body.push('&lt;')
    this.weight += SIGN_WEIGHT
    this.at += 1
  }

  private skipPast(what: string, from: number): void {
    const found = this.source.indexOf(what, this.at + from)
    this.at = found < 0 ? this.source.length : found + what.length
  }

  private name(from: number): string {
    NAME.lastIndex = from
    return NAME.exec(this.source)?.[0] ?? ''
  }

  private closing(): void {
    const name = this.name(this.at + 2).toLowerCase()
    this.skipPast('>', 2)
    const found = this.open.lastIndexOf(name)
    if (found >= 0) this.closeDownTo(found)
    else if (name === 'p' || name === 'br') this.put(this.body, 'br', NO_ATTRIBUTES)
  }

  private opening(): void {
    const written = this.name(this.at + 1)
    const name = written.toLowerCase()
    this.at += 1 + written.length
    const attributes = this.attributes()
    if (RAW.has(name)) this.raw(name, attributes)
    else if (HEAD.has(name)) this.headMark(name, attributes)
    else if (!FRAME.has(name)) this.element(name, attributes)
  }

  private headMark(name: string, attributes: ReadonlyMap<string, string>): void {
    if (this.head.length < MOST_HEAD) this.put(this.head, name, attributes)
  }

  private element(name: string, attributes: ReadonlyMap<string, string>): void {
    this.endImplied(name)
    if (VOID.has(name)) this.put(this.body, name, attributes)
    else if (this.open.length < MOST_DEPTH) {
      this.put(this.body, name, attributes)
      this.open.push(name)
    } else if (BLOCKS.has(name)) this.put(this.body, 'br', NO_ATTRIBUTES)
  }

  /** A paragraph ends where a block begins, an item where the next one does. */
  private endImplied(name: string): void {
    if (BLOCKS.has(name) && this.open.at(-1) === 'p') this.closeDownTo(this.open.length - 1)
    const ended = ENDED_BY_ITS_LIKE[name]
    while (ended?.has(this.open.at(-1) ?? '')) this.closeDownTo(this.open.length - 1)
  }

  private closeDownTo(depth: number): void {
    while (this.open.length > depth) this.body.push(`</${this.open.pop()}>`)
  }

  private put(where: string[], name: string, attributes: ReadonlyMap<string, string>): void {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) return
    const written = [...attributes].map(([key, value]) => ` ${key}="${escapeValue(value)}"`)
    where.push(`<${name}${written.join('')}>`)
    this.weight += MARK_WEIGHT + this.open.length
  }

  private raw(name: string, attributes: ReadonlyMap<string, string>): void {
    const end = new RegExp(`</${name}(?![^\\s/>])`, 'gi')
    end.lastIndex = this.at
    const close = end.exec(this.source)?.index ?? this.source.length
    const inside = () => this.source.slice(this.at, close)
    if (name === 'title' && this.open.length === 0 && this.head.length < MOST_HEAD)
      this.head.push(`<title>${escapeMarks(inside())}</title>`)
    if (name === 'script' && /^application\/ld\+json/i.test(attributes.get('type') ?? '')) this.keepData(inside())
    this.at = close
    if (close < this.source.length) this.skipPast('>', 2)
  }

  private keepData(data: string): void {
    if (this.data.length < MOST_DATA && data.length <= LONGEST_DATA) this.data.push(data)
  }

  /** Reads up to and over the end of the mark. */
  private attributes(): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    for (;;) {
      ATTRIBUTE.lastIndex = this.at
      const match = ATTRIBUTE.exec(this.source)
      if (match === null) break
      this.at = ATTRIBUTE.lastIndex
      keepAttribute(found, (match[1] ?? '').toLowerCase(), match[2] ?? match[3] ?? match[4] ?? '')
    }
    this.skipPast('>', 0)
    return found
  }
}

function keepAttribute(found: Map<string, string>, name: string, value: string): void {
  if (name === 'style' && UNSEEN.test(value.slice(0, LONGEST_VALUE))) found.set('hidden', '')
  if (KEPT.has(name) && value.length <= LONGEST_VALUE && !found.has(name)) found.set(name, value)
}

const escapeMarks = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const escapeValue = (value: string) => escapeMarks(value).replaceAll('"', '&quot;')
