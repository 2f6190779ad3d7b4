import { describe, expect, it } from 'vitest'
import type { SceneNode } from './interface.ts'
import { initials, labelText, shorten } from './label-text.ts'

const words = { formatDate: () => '30 Nov 2024', formatStatus: (status: string) => `was ${status}` }
const meeting: SceneNode = { id: 'r_1', kind: 'meeting', name: 'A – B', meetings: 1, neighbours: 0, shown: 0 }
const date = { from: '2024-11-30', to: '2024-11-30', precision: 'day', basis: 'explicit' } as const

describe('labels', () => {
  it('call a meeting by its day, else by what became of it', () => {
    expect(labelText({ ...meeting, date, status: 'planned' }, words)).toBe('30 Nov 2024')
    expect(labelText({ ...meeting, status: 'planned' }, words)).toBe('was planned')
    expect(labelText({ ...meeting, status: 'held' }, words)).toBe('')
  })

  it('say of a meeting that it is unsure', () => {
    const unsure = { ...meeting, certainty: 'unsure' } as const
    expect(labelText({ ...unsure, date }, { ...words, unsure: 'unsure' })).toBe('30 Nov 2024, unsure')
    expect(labelText(unsure, { ...words, unsure: 'unsure' })).toBe('unsure')
    expect(labelText({ ...meeting, certainty: 'likely', date }, { ...words, unsure: 'unsure' })).toBe('30 Nov 2024')
  })

  it('call all others by their name, of 40 characters at most', () => {
    expect(labelText({ ...meeting, kind: 'actor', name: 'Kim Jong Un' }, words)).toBe('Kim Jong Un')
    expect([...shorten('Ж'.repeat(50))]).toHaveLength(40)
    expect(shorten('a'.repeat(40))).toBe('a'.repeat(40))
  })

  it.each([
    ['Kim Jong Un', 'KJ'],
    ['Sergei Shoigu', 'SS'],
    ['Андрей Белоусов', 'АБ'],
    ['習近平', '習'],
    ['김정은', '김'],
    ['Élodie', 'É'],
    ['“Abu” 2', ''],
    ['𐐨𐐩 b', '𐐀B'],
  ])('make the initials of %s', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})
