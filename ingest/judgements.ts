import { EntenteError, type Judgement, type NewJudgement } from '#contract'
import type { Ledger, Members } from '#graph'

/** A decision as it is kept: with the members of both sides as they are now. */
export async function toJudgement(
  ledger: Ledger,
  wanted: NewJudgement,
  fixed: Pick<Judgement, 'id' | 'author' | 'at'>,
): Promise<Judgement> {
  const left = await side(ledger, wanted.left)
  const right = wanted.right === undefined ? undefined : await side(ledger, wanted.right)
  check(wanted, left, right)
  const { kind, name, correction, note } = wanted
  return {
    ...fixed,
    kind,
    left: kept(kind, left, right),
    right: right === undefined ? [] : kept(kind, right, left),
    ...(name !== undefined && { name }),
    ...(correction !== undefined && { correction }),
    ...(note !== undefined && { note }),
    retracted: false,
  }
}

interface Side extends Members {
  readonly address: string
}

async function side(ledger: Ledger, address: string): Promise<Side> {
  const members = await ledger.members(address)
  if (!members) throw new EntenteError('no-such-node', `There is nothing at ${address}.`)
  return { ...members, address }
}

function check({ kind, name, correction }: NewJudgement, left: Side, right: Side | undefined): void {
  const pair = kind === 'same' || kind === 'different'
  if (pair !== (right !== undefined))
    throw bad(pair ? `"${kind}" needs two addresses.` : `"${kind}" is about one address.`)
  if (right && (left.address === right.address || left.kind !== right.kind))
    throw bad('The two must be different addresses of the same kind.')
  if (kind === 'rename' && (name === undefined || left.kind === 'report'))
    throw bad('A new name is for a person, an organisation or a place.')
  if (kind === 'correct' && (correction === undefined || left.kind !== 'report'))
    throw bad('A correction is for a meeting.')
  if (kind === 'not-an-entity' && left.kind === 'report')
    throw bad('A meeting is taken out by a correction: noMeeting.')
}

function bad(sentence: string): EntenteError {
  return new EntenteError('bad-request', sentence)
}

/**
 * An address that is a node's own id speaks for the node, any other for itself. Of two addresses in one node the one speaks
 * for itself and the node's own id for all the others.
 */
function kept(kind: Judgement['kind'], own: Side, other: Side | undefined): string[] {
  if (kind === 'same' || kind === 'rename') return [own.address]
  const whole = own.address === own.node
  if (!whole) return [own.address]
  return own.members.filter((member) => own.node !== other?.node || member !== other?.address)
}
