import { createRequire } from 'node:module'
import type { PageMarks } from './page-marks.ts'

/** The part of a document's nodes that is used here; the program is compiled without a browser's types. */
export interface PageNode {
  readonly nodeType: number
  readonly localName: string
  readonly textContent: string
  readonly childNodes: Iterable<PageNode>
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
  readonly parentNode: PageNode | null
  getAttribute(name: string): string | null
  querySelector(selector: string): PageNode | null
  querySelectorAll(selector: string): Iterable<PageNode>
  contains(node: PageNode): boolean
  remove(): void
}

export interface PageDocument extends PageNode {
  readonly body: PageNode
}

interface Parsed {
  readonly content?: PageNode | null
}

interface Packages {
  readonly parseHTML: (source: string) => { readonly document: PageDocument }
  readonly Readability: new (document: PageDocument, options: object) => { parse(): Parsed | null }
}

/** Most runs of the program meet no page, and loading these takes as long as reading several articles. */
let packages: Packages | undefined
function loaded(): Packages {
  const require = createRequire(import.meta.url)
  packages ??= { ...require('linkedom'), ...require('@mozilla/readability') } as Packages
  return packages
}

/** A document without scripts or network: the package runs none and fetches nothing. */
export function documentOf({ head, body }: Pick<PageMarks, 'head' | 'body'>): PageDocument {
  return loaded().parseHTML(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`).document
}

/** The part of a document that holds its article; changes the document. */
export function mainPart(document: PageDocument): PageNode | undefined {
  const { Readability } = loaded()
  const options = { charThreshold: 200, disableJSONLD: true, serializer: (node: PageNode) => node }
  return new Readability(document, options).parse()?.content ?? undefined
}
