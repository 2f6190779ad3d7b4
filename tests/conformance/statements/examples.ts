import type { Statement } from '#graph'
import type { Pick } from './pick.ts'

/** How to call each statement of a module, by module and function; `undefined` stands for nothing to ask. */
export type Examples = Readonly<Record<string, Readonly<Record<string, (pick: Pick) => Statement | undefined>>>>
