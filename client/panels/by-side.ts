import type { ParticipantView } from '#contract'
import { words } from '../words/index.ts'

export interface Sided {
  readonly name: string
  readonly participants: readonly ParticipantView[]
}

const REGIONS = new Intl.DisplayNames([words.locale], { type: 'region', fallback: 'none' })

/** Who came together, side by side; those of whom no side is told come last. */
export function bySide(participants: readonly ParticipantView[]): Sided[] {
  const sides = new Map<string, ParticipantView[]>()
  for (const one of participants) sides.set(one.side ?? '', [...(sides.get(one.side ?? '') ?? []), one])
  const named = [...sides].filter(([side]) => side !== '')
  const rest = sides.get('')
  return [
    ...named.map(([side, together]) => ({ name: nameOfSide(side, named.length > 0), participants: together })),
    ...(rest === undefined ? [] : [{ name: named.length > 0 ? words.panel.sideUnknown : '', participants: rest }]),
  ]
}

function nameOfSide(side: string, many: boolean): string {
  if (/^[A-Za-z]{2}$/.test(side)) return REGIONS.of(side.toUpperCase()) ?? side.toUpperCase()
  if (/^\w$/.test(side)) return many ? words.panel.side(side.toUpperCase()) : ''
  return side
}
