import { ActionIcon } from '@mantine/core'
import { IconArrowLeft, IconX } from '@tabler/icons-react'
import type { GraphNode, NodeDetail, Tombstone } from '#contract'
import { isMissing, useNode } from '../api/hooks.ts'
import { Bars } from '../parts/bars.tsx'
import { Failure } from '../parts/failure.tsx'
import { MoreMenu } from '../parts/more-menu.tsx'
import { NodeLink } from '../parts/node-link.tsx'
import { Sign } from '../parts/sign.tsx'
import { StatusChip } from '../parts/status-chip.tsx'
import { useCell } from '../state/cell.ts'
import { select } from '../state/deeds.ts'
import { change, explorer } from '../state/explorer.ts'
import { scene } from '../state/picture.ts'
import { navigate } from '../state/route.ts'
import { words } from '../words/index.ts'
import { FigurePanel } from './figure-panel.tsx'
import { MeetingPanel } from './meeting-panel.tsx'
import { NodeActions } from './node-actions.tsx'
import classes from './panel.module.css'
import { PathsPanel } from './paths-panel.tsx'

/** Closes the details and selects nothing. */
export function closePanel(): void {
  select([])
  change({ paths: undefined })
  navigate({ view: 'explore' }, 'replace')
}

/** The details of what is selected: a node, several, or the paths that were found. */
export function PanelContent() {
  const selected = useCell(explorer, (state) => state.selected)
  const paths = useCell(explorer, (state) => state.paths)
  const [first, ...others] = selected
  if (first === undefined) {
    if (paths === undefined) return null
    const title = `${paths.from.name} – ${paths.to.name}`
    return (
      <>
        <Head kind={words.paths.heading(paths.paths.length)} onClose={closePanel} />
        <div className={classes.body}>
          <h2 className={classes.title}>{title}</h2>
          <PathsPanel paths={paths} />
        </div>
      </>
    )
  }
  return others.length > 0 ? <Several ids={selected} /> : <Details key={first} id={first} />
}

interface HeadProps {
  readonly kind: string
  readonly node?: GraphNode | undefined
  onClose(): void
}

function Head({ kind, node, onClose }: HeadProps) {
  const paths = useCell(explorer, (state) => state.paths)
  return (
    <div className={classes.head}>
      {paths !== undefined && node !== undefined && (
        <ActionIcon aria-label={words.paths.back} onClick={() => select([])}>
          <IconArrowLeft size={18} stroke={1.75} />
        </ActionIcon>
      )}
      {node && <Sign kind={node.kind} status={node.status} certainty={node.certainty} />}
      <span className={classes.kind}>{kind}</span>
      {node?.status && <StatusChip status={node.status} />}
      <span className={classes.gap} />
      {node && (
        <MoreMenu>
          <NodeActions subject={node} />
        </MoreMenu>
      )}
      <ActionIcon aria-label={words.panel.close} onClick={onClose}>
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  )
}

function Details({ id }: { readonly id: string }) {
  const { data, error, refetch } = useNode(id)
  const drawn = scene().nodes.get(id)
  const node = data === undefined || data.kind === 'tombstone' ? drawn : data.node
  const kind = data?.kind === 'tombstone' ? '' : node === undefined ? '' : words.kind[node.kind]
  return (
    <>
      <Head kind={kind} node={node} onClose={closePanel} />
      <div className={classes.body}>
        {node && <h2 className={classes.title}>{node.name}</h2>}
        {data && <Content detail={data} />}
        {data === undefined && error === null && <Bars lines={6} />}
        {data === undefined && isMissing(error) && <Gone />}
        {data === undefined && error !== null && !isMissing(error) && (
          <Failure error={error} title={words.panel.failed} onAgain={() => refetch()} />
        )}
      </div>
    </>
  )
}

function Content({ detail }: { readonly detail: NodeDetail }) {
  if (detail.kind === 'tombstone') return <Gone tombstone={detail} />
  return detail.kind === 'meeting' ? <MeetingPanel detail={detail} /> : <FigurePanel detail={detail} />
}

function Gone({ tombstone }: { readonly tombstone?: Tombstone }) {
  const was = tombstone?.was
  return (
    <>
      <h2 className={classes.title}>{words.panel.gone}</h2>
      <p className={classes.text}>{was === undefined ? words.panel.goneUnknown : words.panel.goneText(was)}</p>
    </>
  )
}

function Several({ ids }: { readonly ids: readonly string[] }) {
  const nodes = ids.flatMap((id) => scene().nodes.get(id) ?? [])
  const [first] = nodes
  return (
    <>
      <div className={classes.head}>
        <span className={classes.kind}>{words.panel.many(ids.length)}</span>
        <span className={classes.gap} />
        {first && (
          <MoreMenu>
            <NodeActions subject={first} />
          </MoreMenu>
        )}
        <ActionIcon aria-label={words.panel.close} onClick={closePanel}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={classes.body}>
        <ul className={classes.list}>
          {nodes.slice(0, 200).map((node) => (
            <li key={node.id}>
              <NodeLink node={node} />
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
