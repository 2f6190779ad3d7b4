import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LINES, NODES } from './model.ts'

const DOCUMENT = readFileSync(new URL('../docs/model.md', import.meta.url), 'utf8')

/** `id, title, publishedAt (date)` as names. */
function namesIn(list: string): readonly string[] {
  return list
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|'[^']*'|`/g, '')
    .split(',')
    .map((name) => name.replace(':', '').trim())
    .filter(Boolean)
}

/** The nodes of the document: rows of its tables, and `Label {…}` in its text. */
function documentedNodes(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const [, label = '', list = ''] of DOCUMENT.matchAll(/^\| `([A-Z]\w+)` +\| (.*?) +\|$/gm)) {
    const names = namesIn(list)
    found.set(
      label,
      names.flatMap((name) => (name === 'the same' ? (found.get('Actor') ?? []) : [name])),
    )
  }
  for (const [, label = '', list = ''] of DOCUMENT.matchAll(/(?<!:)\b([A-Z]\w+) \{([^}]*)\}/g))
    found.set(label, namesIn(list))
  return found
}

/** The lines of the document, `from TYPE to` with what they bear. */
function documentedLines(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const pattern = /\(([\w|]+)\)-\[:(\w+)(?: \{([^}]*)\})?\]->\((\w[\w|]*)(?: \{id\})?\)/g
  for (const [, from = '', type = '', list = '', to = ''] of DOCUMENT.matchAll(pattern))
    for (const one of from.split('|'))
      for (const other of to.split('|')) found.set(`${one} ${type} ${other}`, namesIn(list))
  return found
}

const sorted = (names: Iterable<string>): readonly string[] => [...names].sort()

describe('the model', () => {
  const nodes = documentedNodes()
  /** What is told in a sentence, not in a list. */
  const inPassing = new Set(['migratingFrom', 'migrationStep', 'migrationCursor', 'filling'])

  it('has the labels of the document', () => {
    expect(sorted(nodes.keys())).toEqual(sorted(Object.keys(NODES)))
  })

  it.each(Object.entries(NODES))('has the properties of %s as documented', (label, { always, sometimes }) => {
    const own = Object.keys({ ...always, ...sometimes }).filter((name) => !inPassing.has(name))
    expect(sorted(own)).toEqual(sorted(nodes.get(label) ?? []))
  })

  it('has the lines of the document', () => {
    const own = Object.entries(LINES).flatMap(([type, { from, to, always, sometimes }]) =>
      from.flatMap((one) =>
        to.map((other) => [`${one} ${type} ${other}`, sorted(Object.keys({ ...always, ...sometimes }))] as const),
      ),
    )
    const documented = [...documentedLines()].map(([line, names]) => [line, sorted(names)] as const)
    expect(new Map(own)).toEqual(new Map(documented))
  })
})
