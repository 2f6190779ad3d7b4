import { expect, test } from 'vitest'
import { formatRoute, parseRoute, type Route } from './route.ts'

const ROUTES: readonly Route[] = [
  { view: 'explore' },
  { view: 'explore', node: 'f_0123456789abcdef' },
  { view: 'queries' },
  { view: 'queries', id: 'who-connects' },
  { view: 'load' },
  { view: 'article', id: 'a_0123456789abcdef' },
  { view: 'article', id: 'a_0123456789abcdef', at: [12, 40] },
]

test.each(ROUTES)('the address of %j leads back to it', (route) => {
  const [path = '', search = ''] = formatRoute(route).split('?')
  expect(parseRoute(path, search)).toEqual(route)
})

test.each([
  ['/nowhere', ''],
  ['/articles', ''],
  ['//', '?x=1'],
])('%s leads to the explorer', (path, search) => {
  expect(parseRoute(path, search)).toEqual({ view: 'explore' })
})

test('a place in an article that is none is left out', () => {
  expect(parseRoute('/articles/a_1', '?at=12')).toEqual({ view: 'article', id: 'a_1' })
})
