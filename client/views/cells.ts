import type { Cell } from '#contract'

/** What a cell is ordered by: a node by its name, a list by its first. */
export function sortValue(cell: Cell | undefined): string | number | undefined {
  if (cell === null || cell === undefined || cell === '') return undefined
  if (Array.isArray(cell)) return sortValue(cell[0])
  if (typeof cell === 'object') return cell.name
  return typeof cell === 'boolean' ? Number(cell) : cell
}

/** What tells one cell from another. */
export function cellKey(cell: Cell): string {
  if (Array.isArray(cell)) return cell.map(cellKey).join(',')
  return typeof cell === 'object' && cell !== null ? cell.id : String(cell)
}
