import type { NodeKind } from '#contract'
import { open, tryTo } from '../state/deeds.ts'
import { Link } from './link.tsx'
import classes from './node-link.module.css'
import { Sign, type SignProps } from './sign.tsx'

export interface NodeLinkProps {
  readonly node: {
    readonly id: string
    readonly kind: NodeKind
    readonly name: string
    readonly status?: SignProps['status']
    readonly certainty?: SignProps['certainty']
  }
  readonly sign?: boolean
  readonly strong?: boolean
}

/** A name that opens its node in the explorer. */
export function NodeLink({ node, sign = true, strong = false }: NodeLinkProps) {
  const to = { view: 'explore', node: node.id } as const
  return (
    <Link to={to} className={strong ? classes.strong : classes.link} onGo={() => tryTo(() => open(node.id))}>
      {sign && <Sign kind={node.kind} status={node.status} certainty={node.certainty} size={12} />}
      <span className={classes.name}>{node.name}</span>
    </Link>
  )
}
