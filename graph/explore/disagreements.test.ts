import { describe, expect, it } from 'vitest'
import type { GraphNode, ReportStatus } from '#contract'
import { disagreements, type Told } from './disagreements.ts'
import type { ReportedPlace } from './reports.ts'

const told = (status: ReportStatus, from?: string, to = from): Told => ({ status, date: { from, to } })

function place(name: string, country?: string): ReportedPlace {
  const node: GraphNode = { id: `f_${name}`, kind: 'place', name, meetings: 1, neighbours: 1 }
  return { report: 'r', node, country, spellings: [], proof: { article: 'a', start: 0, end: 1 } }
}

describe('disagreements', () => {
  it('are about days that cannot both be right', () => {
    expect(disagreements([told('held', '2024-03-12'), told('held', '2024-03-14')], [])).toEqual(['date'])
    expect(disagreements([told('held', '2024-03-12'), told('held', '2024-03-01', '2024-03-31')], [])).toEqual([])
    expect(disagreements([told('held', '2024-03-12'), told('held', undefined, '2024-03-20')], [])).toEqual([])
    expect(disagreements([told('held', '2024-03-12'), told('held', undefined, '2024-03-01')], [])).toEqual(['date'])
    expect(disagreements([told('held'), told('held', '2024-03-01')], [])).toEqual([])
  })

  it('are not about a plan that came true on another day', () => {
    expect(disagreements([told('planned', '2024-03-12'), told('held', '2024-03-14')], [])).toEqual([])
  })

  it('are about whether it was', () => {
    expect(disagreements([told('held'), told('denied')], [])).toEqual(['status'])
    expect(disagreements([told('cancelled'), told('held')], [])).toEqual(['status'])
    expect(disagreements([told('planned'), told('denied')], [])).toEqual(['status'])
    expect(disagreements([told('planned'), told('held'), told('held')], [])).toEqual([])
    expect(disagreements([told('planned'), told('cancelled')], [])).toEqual([])
  })

  it('are about the place, unless one is the country of the other', () => {
    expect(disagreements([], [place('Oslo', 'NO'), place('Bergen', 'NO')])).toEqual(['place'])
    expect(disagreements([], [place('Oslo', 'NO'), place('Norwegen', 'NO')])).toEqual([])
    expect(disagreements([], [place('Oslo', 'NO'), place('Finland', 'FI')])).toEqual(['place'])
    expect(disagreements([], [place('Oslo', 'NO'), place('Oslo', 'NO')])).toEqual([])
  })
})
