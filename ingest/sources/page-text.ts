import { mainPart, type PageDocument, type PageNode } from './page-dom.ts'
import { BLOCKS } from './page-marks.ts'

const TEXT_NODE = 3
const ELEMENT_NODE = 1

/** What is no article by its mark or role. */
const BESIDE = [
  'aside, audio, button, canvas, dialog, embed, fieldset, figcaption, figure, footer, form, input, label, map, math, menu, nav, object, picture',
  'select, svg, template, video, [hidden], [aria-hidden="true"], [role="navigation"], [role="complementary"], [role="banner"]',
  '[role="contentinfo"], [role="dialog"], [role="search"], [role="menu"]',
].join(', ')
/** What is no article by what its class or id is called. */
const CALLED_BESIDE =
  /(?:^|[-_\s])(?:ads?|advert\w*|anzeige|breadcrumbs?|byline|captions?|comments?|consent|cookies?|credits?|most-?read|newsletter|outbrain|paywall|pubblicita|promos?|promoted|recommend\w*|related\w*|share|sharing|social|sponsor\w*|taboola|trending|werbung)(?:$|[-_\s])/i
/** What holds more of the page's words than this is the article, whatever it is called. */
const MOST_BESIDE = 0.4
/** A block with more of its words than this in links leads elsewhere. */
const MOST_LINKED = 0.6
const LONGEST_LINKED = 300

/** The words of a page's article, a blank line between paragraphs; changes the document. */
export function articleText(document: PageDocument): string {
  removeBeside(document.body)
  const whole = () => textUnder(document.querySelector('article') ?? document.querySelector('main') ?? document.body)
  const kept = whole()
  const part = mainPart(document)
  return (part && textUnder(part)) || kept
}

function removeBeside(body: PageNode): void {
  const most = body.textContent.length * MOST_BESIDE
  const named = [...body.querySelectorAll('[class], [id]')].filter(isCalledBeside)
  for (const node of [...body.querySelectorAll(BESIDE), ...named]) {
    if (body.contains(node) && node.textContent.length <= most) node.remove()
  }
}

function isCalledBeside(node: PageNode): boolean {
  if (node.localName === 'article' || node.localName === 'main') return false
  return CALLED_BESIDE.test(node.getAttribute('class') ?? '') || CALLED_BESIDE.test(node.getAttribute('id') ?? '')
}

/** A paragraph on its way, and how much of it is links. */
interface Block {
  words: string
  linked: number
}

/** The text under a node, one paragraph for each block. */
function textUnder(root: PageNode): string {
  const blocks: Block[] = [{ words: '', linked: 0 }]
  gather(root, false, blocks)
  return blocks
    .filter((block) => !leadsElsewhere(block))
    .map(({ words }) => tidy(words))
    .filter((words) => words !== '')
    .join('\n\n')
}

/** The scan of the page bounds the depth. */
function gather(node: PageNode, inLink: boolean, blocks: Block[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT_NODE) addWords(blocks, child.textContent, inLink)
    if (child.nodeType !== ELEMENT_NODE) continue
    if (child.localName === 'br') addWords(blocks, '\n', false)
    const breaks = BLOCKS.has(child.localName)
    if (breaks) blocks.push({ words: '', linked: 0 })
    gather(child, inLink || child.localName === 'a', blocks)
    if (breaks) blocks.push({ words: '', linked: 0 })
  }
}

function addWords(blocks: Block[], text: string, inLink: boolean): void {
  const last = blocks.at(-1) as Block
  last.words += text === '\n' ? text : text.replace(/\s+/gu, ' ')
  if (inLink) last.linked += text.trim().length
}

const leadsElsewhere = ({ words, linked }: Block) =>
  words.length < LONGEST_LINKED && linked > words.trim().length * MOST_LINKED

/** Hyphens that show only at a line's end and signs without width are no part of a word. */
export function tidy(words: string): string {
  return words
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}
