import { Certainty, MeetingStatus, NodeKind } from '#contract'
import type { SceneState } from './scene.ts'

/** A picture as a link keeps it: what is drawn, and what the key hides of it. Where things lie is not kept. */
export type LinkedPicture = Pick<SceneState, 'hiddenKinds' | 'hiddenStatuses' | 'hiddenCertainties'> & {
  readonly ids: readonly string[]
}

/** Past this a link would be longer than mail and chat keep whole. */
export const MOST_LINKED = 500

/** An address that is a letter and twelve bytes in hexadecimal; written in a link with a third fewer characters. */
const PLAIN = /^([a-z])_([0-9a-f]{24})$/
const PACKED = /^([a-z])([\w-]{16})$/

/** The part of the page's address that tells what is drawn, with its `#`; empty where the picture is too large for a link. */
export function writeLink({ nodes, hiddenKinds, hiddenStatuses, hiddenCertainties }: SceneState): string {
  if (nodes.size === 0 || nodes.size > MOST_LINKED) return ''
  const hidden = [...hiddenKinds, ...hiddenStatuses, ...hiddenCertainties]
  const show = `#show=${[...nodes.keys()].map(pack).join('.')}`
  return hidden.length > 0 ? `${show}&hide=${hidden.join('.')}` : show
}

/** Reads what `writeLink` wrote; nothing where an address tells of no picture. Parts that are not understood are left out. */
export function readLink(hash: string): LinkedPicture | undefined {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const ids = (parts.get('show') ?? '').split('.').flatMap((part) => unpack(part) ?? [])
  if (ids.length === 0) return undefined
  const hidden = (parts.get('hide') ?? '').split('.')
  const among = <T extends string>(words: readonly T[]) => new Set(words.filter((word) => hidden.includes(word)))
  return {
    ids: ids.slice(0, MOST_LINKED),
    hiddenKinds: among(NodeKind.options),
    hiddenStatuses: among(MeetingStatus.options),
    hiddenCertainties: among(Certainty.options),
  }
}

function pack(id: string): string {
  const [, kind, digits] = PLAIN.exec(id) ?? []
  if (kind === undefined || digits === undefined) return id
  const bytes = digits.match(/../g) ?? []
  const packed = btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))
  return kind + packed.replaceAll('+', '-').replaceAll('/', '_')
}

function unpack(part: string): string | undefined {
  if (/^[a-z]_[0-9a-z]{18,40}$/.test(part)) return part
  const [, kind, packed] = PACKED.exec(part) ?? []
  if (kind === undefined || packed === undefined) return undefined
  const bytes = [...atob(packed.replaceAll('-', '+').replaceAll('_', '/'))]
  return `${kind}_${bytes.map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')}`
}
