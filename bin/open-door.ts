import { EntenteError } from '#contract'
import { isLoopback } from '#server'
import type { Settings } from './settings.ts'

/** Refuses to be open to others without a token. */
export function refuseOpenDoor({ host, token }: Pick<Settings, 'host' | 'token'>): void {
  if (isLoopback(host) || token !== undefined) return
  const remedy = 'set ENTENTE_TOKEN, or leave HOST at 127.0.0.1'
  throw new EntenteError('bad-setting', `HOST ${host} can be reached from elsewhere: ${remedy}.`)
}
