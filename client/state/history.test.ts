import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, amend, begin, type History, now, redo, redoable, undo, undoable, withDeed } from './history.ts'
import { EMPTY_SCENE, type SceneState, toggleKind } from './scene.ts'

const another = (): SceneState => ({ ...EMPTY_SCENE })
const step = (name: string) => ({ name, scene: another() })
const three = [step('first'), step('second'), step('third')].reduce(add, begin())

describe('a history of named steps', () => {
  test('undo and redo go back and forth by name', () => {
    expect(undoable(three)?.name).toBe('third')
    const back = undo(undo(three))
    expect(now(back).name).toBe('first')
    expect(redoable(back)?.name).toBe('second')
    expect(now(redo(redo(back))).name).toBe('third')
  })

  test('a new step forgets what could have been done again', () => {
    const branched = add(undo(three), step('other'))
    expect(redoable(branched)).toBeUndefined()
    expect(branched.steps.map(({ name }) => name)).toEqual(['', 'first', 'second', 'other'])
  })

  test('a step that changes nothing is none', () => {
    expect(add(three, { name: 'nothing', scene: now(three).scene })).toBe(three)
  })

  test('before the first step there is nothing to undo, after the last nothing to redo', () => {
    expect(undo(begin())).toEqual(begin())
    expect(redo(three)).toBe(three)
  })

  test('amending changes the present picture and adds no step', () => {
    const amended = amend(undo(three), (scene) => toggleKind(scene, 'place'))
    expect(now(amended).scene.hiddenKinds.has('place')).toBe(true)
    expect(now(redo(amended)).scene.hiddenKinds.has('place')).toBe(false)
    expect(amended.steps).toHaveLength(4)
  })

  test('a decision keeps to its step', () => {
    const deed = { judgement: 'j_2', body: { kind: 'same' as const, left: 'f_1', right: 'f_2' }, reversed: false }
    expect(withDeed(three, 2, deed).steps.map((one) => one.deed?.judgement)).toEqual([
      undefined,
      undefined,
      'j_2',
      undefined,
    ])
  })

  test('it forgets the oldest steps, never the beginning', () => {
    const long = Array.from({ length: 500 }, (_, n) => step(`step ${n}`)).reduce(add, begin(EMPTY_SCENE, 'beginning'))
    expect(long.steps.length).toBeLessThan(250)
    expect(long.steps[0].name).toBe('beginning')
    expect(now(long).name).toBe('step 499')
  })

  test('as many redos as undos lead back, whatever was done', () => {
    const deeds = fc.array(fc.constantFrom('step', 'undo', 'redo'), { maxLength: 60 })
    fc.assert(
      fc.property(deeds, fc.nat(20), (done, times) => {
        const apply = (history: History, deed: string) =>
          deed === 'step' ? add(history, step('deed')) : deed === 'undo' ? undo(history) : redo(history)
        const history = done.reduce(apply, begin())
        const back = Math.min(times, history.at)
        const there = Array.from({ length: back }).reduce<History>((one) => undo(one), history)
        expect(Array.from({ length: back }).reduce<History>((one) => redo(one), there)).toEqual(history)
      }),
    )
  })
})
