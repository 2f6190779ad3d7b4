import { useMediaQuery } from '@mantine/hooks'

const now = { getInitialValueInEffect: false }

/** Below this width the bar is at the bottom and details are a sheet. */
export const usePhone = (): boolean => useMediaQuery('(max-width: 767px)', false, now)

export const useReducedMotion = (): boolean => useMediaQuery('(prefers-reduced-motion: reduce)', false, now)
