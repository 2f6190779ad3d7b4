import { createCell, useCell } from './cell.ts'

/** Where in the page we are; every one can be linked to. */
export type Route =
  | { readonly view: 'explore'; readonly node?: string }
  | { readonly view: 'queries'; readonly id?: string }
  | { readonly view: 'load' }
  | { readonly view: 'article'; readonly id: string; readonly at?: readonly [start: number, end: number] }

/** Reads a path and query string; what is not known leads to the explorer. */
export function parseRoute(path: string, search: string): Route {
  const [first, second] = path.split('/').filter(Boolean)
  const query = new URLSearchParams(search)
  if (first === 'load') return { view: 'load' }
  if (first === 'queries') return second ? { view: 'queries', id: second } : { view: 'queries' }
  if (first === 'articles' && second) return articleRoute(second, query.get('at'))
  const node = query.get('node')
  return node ? { view: 'explore', node } : { view: 'explore' }
}

function articleRoute(id: string, at: string | null): Route {
  const [, start, end] = /^(\d+)-(\d+)$/.exec(at ?? '') ?? []
  return start && end ? { view: 'article', id, at: [Number(start), Number(end)] } : { view: 'article', id }
}

/** The address of a route; `parseRoute` reads it back. */
export function formatRoute(route: Route): string {
  switch (route.view) {
    case 'explore':
      return route.node ? `/?node=${encodeURIComponent(route.node)}` : '/'
    case 'queries':
      return route.id ? `/queries/${encodeURIComponent(route.id)}` : '/queries'
    case 'load':
      return '/load'
    case 'article':
      return `/articles/${encodeURIComponent(route.id)}${route.at ? `?at=${route.at[0]}-${route.at[1]}` : ''}`
  }
}

const here = () => parseRoute(window.location.pathname, window.location.search)

export const route = createCell<Route>(typeof window === 'undefined' ? { view: 'explore' } : here())

/** Follows the browser's back and forward; returns how to stop. */
export function followHistory(): () => void {
  const follow = () => route.set(here())
  window.addEventListener('popstate', follow)
  return () => window.removeEventListener('popstate', follow)
}

/** What the explorer's address says of the picture, once it is another than the first one. */
export const pictureMark = createCell('')

export function navigate(to: Route, how: 'push' | 'replace' = 'push'): void {
  const address = formatRoute(to) + (to.view === 'explore' ? pictureMark.get() : '')
  const { pathname, search, hash } = window.location
  const same = address === pathname + search + hash
  if (!same) window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address)
  route.set(to)
}

export const useRoute = (): Route => useCell(route)
