import { describe, expect, it } from 'vitest'
import { distanceSource, REACH, SHAPES, shapeDistance } from './shapes.ts'

/** The shader's functions run as JavaScript: what little of GLSL they use is rewritten. */
function shaderDistance(): (shape: number, p: number[], radius: number) => number {
  const body = distanceSource
    .replaceAll(
      /\bfloat (\w+)\((.*?)\) \{/g,
      (_, name, args) => `function ${name}(${args.replaceAll(/\b(vec2|float|int) /g, '')}) {`,
    )
    .replaceAll('vec2 p = vec2(abs(at.x), at.y + ', 'let p = vec2(abs(at.x), at.y + ')
    .replaceAll(
      'vec2 q = abs(p) - radius + corner',
      'let q = vec2(abs(p.x) - radius + corner, abs(p.y) - radius + corner)',
    )
    .replaceAll('length(max(q, 0.0))', 'length(vec2(max(q.x, 0.0), max(q.y, 0.0)))')
    .replaceAll('length(p - vec2(0.0, height))', 'length(vec2(p.x, p.y - height))')
    .replaceAll(/length\(p \+ vec2\(0\.0, (.*?)\)\)/g, 'length(vec2(p.x, p.y + $1))')
    .replaceAll(/\bfloat (\w+) =/g, 'let $1 =')
  const prelude = `const vec2 = (x, y) => ({ x, y }); const { abs, max, min, sqrt } = Math; const length = (v) => Math.hypot(v.x, v.y);`
  return new Function(`${prelude}${body}; return (shape, [x, y], radius) => shapeDistance(shape, vec2(x, y), radius)`)()
}

describe('shapes', () => {
  it('are the same for the pointer as for the shader', () => {
    const inShader = shaderDistance()
    for (const [index, shape] of SHAPES.entries()) {
      for (let x = -30; x <= 30; x += 3) {
        for (let y = -30; y <= 30; y += 3) {
          expect(inShader(index, [x, y], 14)).toBeCloseTo(shapeDistance(shape, x, y, 14), 3)
        }
      }
    }
  })

  it.each(SHAPES)('%s ends where its reach says', (shape) => {
    const [wide, high] = REACH[shape]
    expect(shapeDistance(shape, 0, high * 10, 10)).toBeCloseTo(0, 1)
    expect(shapeDistance(shape, 0, high * 10 + 5, 10)).toBeGreaterThan(3)
    if (shape !== 'pin') expect(shapeDistance(shape, wide * 10, 0, 10)).toBeCloseTo(0, 5)
    expect(shapeDistance(shape, 0, 0, 10)).toBeLessThan(0)
  })

  it('leaves the corners of the square round and those of the diamond free', () => {
    expect(shapeDistance('square', 10, 10, 10)).toBeGreaterThan(1)
    expect(shapeDistance('square', 9.9, 0, 10)).toBeLessThan(0)
    expect(shapeDistance('diamond', 6, 6, 10)).toBeGreaterThan(1)
    expect(shapeDistance('diamond', 4, 4, 10)).toBeLessThan(0)
  })

  it('points the pin downwards', () => {
    expect(shapeDistance('pin', 7, -3, 10)).toBeLessThan(0)
    expect(shapeDistance('pin', 7, 6, 10)).toBeGreaterThan(0)
    expect(shapeDistance('pin', 0, 9, 10)).toBeLessThan(0)
  })
})
