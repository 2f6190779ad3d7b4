import { EntenteError } from '#contract'
import { isLoopback } from '#server'
import type { Settings } from './settings.ts'

/** Refuses to be open to others without a token. */
export function refuseOpenDoor({ host, tokens }: Pick<Settings, 'host' | 'tokens'>): void {
  if (isLoopback(host) || tokens.length > 0) return
  const remedy = 'set ENTENTE_TOKEN or --tokens-file, or leave HOST at 127.0.0.1'
  throw new EntenteError('bad-setting', `HOST ${host} can be reached from elsewhere: ${remedy}.`)
}
