import { useLayoutEffect } from 'react'

/** While it is there, something else may have the focus; once it is gone, what had the focus before has it again. */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
}
