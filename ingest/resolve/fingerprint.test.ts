import { describe, expect, test } from 'vitest'
import { areCopies, fingerprint } from './fingerprint.ts'

const PEOPLE = ['Solheim', 'Tremblay', 'Marot', 'Barton', 'Quispe', 'Salinas', 'Okonkwo', 'Lindqvist']

/** One sentence a person, with a day and a number, in words of the language given. */
const told = (words: string, people = PEOPLE) =>
  people.map((name, at) => `${name} ${words} ${at + 3} ${100 + at * 7}.`).join(' ')

const original = fingerprint(told('traf am Morgen die Delegation im Hafen und sprach über den Handel, am'))

describe('copies across languages', () => {
  test('the same people and numbers in the same order, as long: a translation', () => {
    const translation = fingerprint(told('met the delegation at the port in the morning and spoke of trade, on'))
    expect(areCopies(original, translation, false)).toBe(true)
  })

  test('the same people and numbers told much more shortly: an article of its own', () => {
    expect(areCopies(original, fingerprint(told('met the delegation in the morning, on')), false)).toBe(false)
  })

  test('the same people and numbers in another order: an article of its own', () => {
    const reversed = fingerprint(
      told('met the delegation at the port in the morning and spoke of trade, on', PEOPLE.toReversed()),
    )
    expect(areCopies(original, reversed, false)).toBe(false)
  })
})
