import { expect, it } from 'vitest'
import type { QueryResult } from '#contract'
import { format } from './table.ts'

const RESULT: QueryResult = {
  columns: [
    { name: 'person', label: 'Person', type: 'node' },
    { name: 'meetings', label: 'Meetings', type: 'number' },
    { name: 'note', label: 'Note', type: 'text' },
  ],
  rows: [
    [{ id: 'f_012345678901234567890123', kind: 'actor', name: 'Ann, "A"' }, 12, null],
    [{ id: 'f_112345678901234567890123', kind: 'actor', name: 'Bo' }, -3, '=1+1'],
  ],
  truncated: true,
  graph: { nodes: [], edges: [], total: 0 },
}

it('a table has its columns in line and tells how many rows there are', () => {
  expect(format(RESULT, 'table')).toBe(
    [
      'Person    Meetings  Note',
      '────────  ────────  ────',
      'Ann, "A"  12',
      'Bo        -3        =1+1',
      '',
      '2 rows, and more',
      '',
    ].join('\n'),
  )
})

it('JSON holds one object a row with whole cells', () => {
  expect(JSON.parse(format(RESULT, 'json'))[0]).toEqual({ person: RESULT.rows[0]?.[0], meetings: 12, note: null })
})

it('CSV quotes what needs it and keeps a spreadsheet from taking text for a formula', () => {
  expect(format(RESULT, 'csv')).toBe('person,meetings,note\r\n"Ann, ""A""",12,\r\nBo,-3,\'=1+1\r\n')
})
