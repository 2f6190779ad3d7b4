/** The selection after a click on a node: alone, or joining or leaving the others. */
export function selectAfter(selected: readonly string[], id: string | undefined, add: boolean): readonly string[] {
  if (id === undefined) return add ? selected : []
  if (!add) return [id]
  return selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id]
}
