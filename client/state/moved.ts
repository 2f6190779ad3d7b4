import type { Positions } from './scene.ts'

/** The one node that a hand has moved: all others are where they were, and none came or went. */
export function movedByHand(before: Positions, after: Positions): string | undefined {
  if (before.size !== after.size) return undefined
  const moved = [...after].filter(([id, { x, y }]) => {
    const was = before.get(id)
    return was === undefined || was.x !== x || was.y !== y
  })
  const [only] = moved
  return moved.length === 1 && only !== undefined && before.has(only[0]) ? only[0] : undefined
}
