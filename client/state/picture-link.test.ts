import { expect, test } from 'vitest'
import type { GraphNode } from '#contract'
import { MOST_LINKED, readLink, writeLink } from './picture-link.ts'
import { EMPTY_SCENE, show, toggleCertainty, toggleKind, toggleStatus } from './scene.ts'

const node = (id: string): GraphNode => ({ id, kind: 'actor', name: id, meetings: 1, neighbours: 1 })
const picture = (...ids: string[]) => show(EMPTY_SCENE, { nodes: ids.map(node), edges: [] })
const ids = ['f_d573c132a1efa102816e088f', 'r_ffffffffffffffffffffffff', 'f_000000000000000000000000']

test('a link keeps what is drawn, in a third fewer characters', () => {
  const link = writeLink(picture(...ids))
  expect(link).toMatch(/^#show=[\w.-]+$/)
  expect(link.length).toBeLessThan('#show='.length + ids.join('.').length * 0.7)
  expect(readLink(link)?.ids).toEqual(ids)
})

test('a link keeps what the key hides', () => {
  const hidden = toggleCertainty(toggleStatus(toggleKind(picture(...ids), 'place'), 'denied'), 'unsure')
  const read = readLink(writeLink(hidden))
  expect([...(read?.hiddenKinds ?? [])]).toEqual(['place'])
  expect([...(read?.hiddenStatuses ?? [])]).toEqual(['denied'])
  expect([...(read?.hiddenCertainties ?? [])]).toEqual(['unsure'])
})

test('addresses of another form are kept as they are', () => {
  const odd = 'f_zzzzzzzzzzzzzzzzzzzzzzzzzzzz'
  expect(readLink(writeLink(picture(odd)))?.ids).toEqual([odd])
})

test.each(['', '#content', '#show=', '#show=..', '#show=<script>', '#hide=actor', '#show=f!!!!!!!!!!!!!!!!'])(
  'an address that ends in %j tells of no picture',
  (hash) => {
    expect(readLink(hash)).toBeUndefined()
  },
)

test('an empty picture and one that is too large have no link', () => {
  expect(writeLink(EMPTY_SCENE)).toBe('')
  const many = Array.from({ length: MOST_LINKED + 1 }, (_, n) => `f_${n.toString(16).padStart(24, '0')}`)
  expect(writeLink(picture(...many))).toBe('')
  expect(readLink(writeLink(picture(...many.slice(1))))?.ids).toHaveLength(MOST_LINKED)
})
