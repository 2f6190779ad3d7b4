import type { Cell, QueryResult } from '#contract'

export const FORMATS = ['table', 'json', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/** The rows of a result as text, with a line break at the end. */
export const format = (result: QueryResult, as: Format): string => WRITERS[as](result)

const WRITERS: Readonly<Record<Format, (result: QueryResult) => string>> = { table, json, csv }

/** One object a row, with whole cells: a script can follow the ids. */
function json({ columns, rows }: QueryResult): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])))
  return `${JSON.stringify(objects, null, 2)}\n`
}

function csv({ columns, rows }: QueryResult): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => row.map(textOf))]
  return lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function table({ columns, rows, truncated }: QueryResult): string {
  const cells = [columns.map(({ label }) => label), ...rows.map((row) => row.map(textOf))]
  const widths = columns.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  const lines = cells.map((line) =>
    line
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  const more = truncated ? ', and more' : ''
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${more}`
  return `${[lines[0], rule, ...lines.slice(1), '', count].join('\n')}\n`
}

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (Array.isArray(cell)) return cell.map(textOf).join('; ')
  return typeof cell === 'object' ? cell.name : String(cell)
}
