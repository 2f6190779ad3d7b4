import type { NodeKind } from '#contract'
import { initialsOf } from './initials.ts'
import classes from './portrait.module.css'
import { Sign } from './sign.tsx'

/** A person's or organisation's shape with its initials, as big as a line and its caption. */
export function Portrait({ kind, name }: { readonly kind: NodeKind; readonly name: string }) {
  if (kind === 'place' || kind === 'meeting')
    return (
      <span className={classes.plain}>
        <Sign kind={kind} size={18} />
      </span>
    )
  return (
    <span className={classes[kind]} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
