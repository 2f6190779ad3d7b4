/** Rows that a saved query gives at most; what is left out is announced. */
export const MOST_ROWS = 1000

/** The same Cypher with a limit of one row more than is shown. */
export function withLimit(cypher: string): string {
  return `${cypher.trimEnd()}\nLIMIT ${MOST_ROWS + 1}`
}
