import type { Statement } from '#graph'
import type { Pick } from './pick.ts'

/** How to call a statement; `undefined` stands for nothing to ask. */
export type Example = (pick: Pick) => Statement | undefined

/** Examples by module and function, or entry of a table. */
export type Examples = Readonly<Record<string, Readonly<Record<string, Example>>>>
