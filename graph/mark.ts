import { randomBytes } from 'node:crypto'

/** Tells one life of a store from another: one that was filled from a copy counts its changes on from an old number. */
export const newMark = (): string => randomBytes(9).toString('base64url')
