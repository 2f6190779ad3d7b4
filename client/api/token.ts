import { createCell } from '../state/cell.ts'

const KEY = 'entente-token'

/** The token of a server that asks for one, kept until the tab is closed. */
export const token = createCell<string | undefined>(
  typeof sessionStorage === 'undefined' ? undefined : (sessionStorage.getItem(KEY) ?? undefined),
)
/** Whether the server has refused a request for want of the token. */
export const tokenWanted = createCell(false)

export function giveToken(text: string): void {
  sessionStorage.setItem(KEY, text)
  token.set(text)
  tokenWanted.set(false)
}

/** The header that carries the token. */
export function authorization(): Record<string, string> {
  const text = token.get()
  return text === undefined ? {} : { authorization: `Bearer ${text}` }
}
