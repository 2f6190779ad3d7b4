/** What happens around the canvas and has to be answered by drawing anew. */
export interface Happenings {
  resized(): void
  /** Fonts have come; names have other widths now. */
  lettered(): void
  recoloured(): void
  /** The picture has another number of pixels. */
  sharpened(): void
  restored(): void
}

const MORE_CONTRAST = '(prefers-contrast: more)'
const FONTS = ['500 12px', '640 14px', '600 11px']

export const prefersContrast = (): boolean => window.matchMedia(MORE_CONTRAST).matches

/** Listens to the element, the browser and the fonts until the returned function is called. */
export function watchSurroundings(host: HTMLElement, surface: HTMLCanvasElement, happenings: Happenings): () => void {
  const listeners = new AbortController()
  const { signal } = listeners
  const observer = new ResizeObserver(() => happenings.resized())
  observer.observe(host)
  surface.addEventListener('webglcontextlost', (event) => event.preventDefault(), { signal })
  surface.addEventListener('webglcontextrestored', () => happenings.restored(), { signal })
  window.matchMedia(MORE_CONTRAST).addEventListener('change', () => happenings.recoloured(), { signal })
  watchPixels(happenings, signal)
  awaitFonts(getComputedStyle(host).fontFamily, happenings, signal)
  return () => {
    observer.disconnect()
    listeners.abort()
  }
}

/** A query names one ratio of pixels, so each change needs the next query. */
function watchPixels(happenings: Happenings, signal: AbortSignal): void {
  const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
  const changed = () => {
    happenings.sharpened()
    watchPixels(happenings, signal)
  }
  query.addEventListener('change', changed, { signal, once: true })
}

function awaitFonts(family: string, happenings: Happenings, signal: AbortSignal): void {
  const lettered = () => {
    if (!signal.aborted) happenings.lettered()
  }
  document.fonts.addEventListener('loadingdone', lettered, { signal })
  // A canvas does not make the browser fetch a font, so it is asked for; one that cannot be had leaves the next in the family.
  const wanted = FONTS.map((font) => document.fonts.load(`${font} ${family}`))
  Promise.allSettled(wanted).then(lettered)
}
