import { expect, test } from 'vitest'
import { reasonWords, rejectionWords, ruleWords } from './reasons.ts'

test.each([
  ['form-past', 'in the past tense'],
  ['class-meet-form-past', 'the word is of the kind “meet”, in the past tense'],
  ['gov-with-after', 'after “with”, after the word'],
  ['clause-negation', 'in the clause: a negation'],
  ['second-sure', 'a second surely takes part'],
  ['any-gov-with', 'of one who takes part: after “with”'],
  ['pair-likelier', 'a likelier meeting of the same people'],
  ['something-new-before', 'something, new, before the word'],
  ['constructor', 'constructor'],
])('the feature %s reads: %s', (feature, said) => {
  expect(reasonWords(feature)).toBe(said)
})

test('a reason that a newer reader gives stands as it is', () => {
  expect(rejectionWords('echo')).toBe('it speaks again of a meeting told shortly before')
  expect([rejectionWords('brand-new'), ruleWords('brand-new')]).toEqual(['brand-new', 'brand-new'])
})
