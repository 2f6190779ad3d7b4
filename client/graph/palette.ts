/** The colours of the look, one set a theme; the numbers are those of its table of tokens. */
export interface Colours {
  readonly paper: string
  readonly surface: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly border: string
  readonly onNode: string
  readonly actor: string
  readonly organisation: string
  readonly place: string
  readonly meeting: string
  readonly meetingText: string
  /** What is left of a line of a participation, and of anything that is dimmed. */
  readonly lineStrength: number
  readonly dimmed: number
}

export type Theme = 'light' | 'dark'

const LIGHT: Colours = {
  paper: '#F7F6F2',
  surface: '#FFFFFF',
  ink: '#1B1D20',
  ink2: '#4A4D52',
  ink3: '#66696E',
  border: '#908C83',
  onNode: '#FFFFFF',
  actor: '#2446A6',
  organisation: '#157A69',
  place: '#33393D',
  meeting: '#DB5E12',
  meetingText: '#A9430A',
  lineStrength: 0.35,
  dimmed: 0.16,
}

const DARK: Colours = {
  paper: '#131519',
  surface: '#22262C',
  ink: '#ECEEF0',
  ink2: '#B9BFC6',
  ink3: '#939BA4',
  border: '#6E7781',
  onNode: '#131519',
  actor: '#6FA0F6',
  organisation: '#7AD3BC',
  place: '#DFE4E7',
  meeting: '#F47B35',
  meetingText: '#FF9A5C',
  lineStrength: 0.32,
  dimmed: 0.2,
}

/** Stronger lines for those who ask their system for more contrast. */
const STRONG_LINES = { light: 0.55, dark: 0.45 }

export function coloursOf(theme: Theme, moreContrast = false): Colours {
  const colours = theme === 'dark' ? DARK : LIGHT
  return moreContrast ? { ...colours, lineStrength: STRONG_LINES[theme] } : colours
}

/** Where a colour stands in the palette that the shaders read; a change of theme uploads nothing but these. */
export const SLOTS = ['paper', 'ink', 'ink3', 'actor', 'organisation', 'place', 'meeting', 'line'] as const
export type Slot = (typeof SLOTS)[number]

export const slotOf = (name: Slot): number => SLOTS.indexOf(name)

/** Red, green and blue of every slot, 0 to 1. In the dark, lines at rest are white, so that they stay apart from the ink of a selection. */
export function paletteOf(theme: Theme, colours: Colours): Float32Array {
  const line = theme === 'dark' ? '#FFFFFF' : colours.ink
  const hexes = SLOTS.map((slot) => (slot === 'line' ? line : colours[slot]))
  return Float32Array.from(hexes.flatMap(channels))
}

export function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}
