import type { NewJudgement } from '#contract'
import { EMPTY_SCENE, type SceneState } from './scene.ts'

/** A decision that a step made in the graph itself: undoing the step takes it back, redoing decides again. */
export interface Deed {
  readonly judgement: string
  readonly body: NewJudgement
  /** True where the step took a decision back, so that undoing it decides again. */
  readonly reversed: boolean
}

/** One thing done, by name, and the picture after it. */
export interface Step {
  readonly name: string
  readonly scene: SceneState
  readonly deed?: Deed
}

/** All steps; `at` is the one whose picture is drawn, those after it can be done again. */
export interface History {
  readonly steps: readonly [Step, ...Step[]]
  readonly at: number
}

const MOST_STEPS = 200

export function begin(scene: SceneState = EMPTY_SCENE, name = ''): History {
  return { steps: [{ name, scene }], at: 0 }
}

export function now(history: History): Step {
  return history.steps[history.at] ?? history.steps[0]
}

/** Adds a step; what could have been done again is forgotten. A step that changes nothing is not one. */
export function add(history: History, step: Step): History {
  if (step.scene === now(history).scene && step.deed === undefined) return history
  const [first, ...rest] = [...history.steps.slice(0, history.at + 1), step]
  const kept = rest.length > MOST_STEPS ? rest.slice(-MOST_STEPS) : rest
  return { steps: [first as Step, ...kept], at: kept.length }
}

/** Changes the picture of the present step without making a new one. */
export function amend(history: History, change: (scene: SceneState) => SceneState): History {
  const [first, ...rest] = history.steps.map((step, index) =>
    index === history.at ? { ...step, scene: change(step.scene) } : step,
  )
  return { steps: [first as Step, ...rest], at: history.at }
}

/** The step that undo would take back. */
export function undoable(history: History): Step | undefined {
  return history.at > 0 ? history.steps[history.at] : undefined
}

/** The step that redo would do again. */
export function redoable(history: History): Step | undefined {
  return history.steps[history.at + 1]
}

export function undo(history: History): History {
  return undoable(history) === undefined ? history : { ...history, at: history.at - 1 }
}

export function redo(history: History): History {
  return redoable(history) === undefined ? history : { ...history, at: history.at + 1 }
}

/** Notes another decision on a step: one that was decided again has a new address. */
export function withDeed(history: History, index: number, deed: Deed): History {
  const [first, ...rest] = history.steps.map((step, at) => (at === index ? { ...step, deed } : step))
  return { steps: [first as Step, ...rest], at: history.at }
}
