import { ActionIcon, useComputedColorScheme } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type RefObject, Suspense, useEffect, useMemo, useRef } from 'react'
import type { MeetingStatus } from '#contract'
import { useStats } from '../api/hooks.ts'
import type { NetworkHandle, Scene, SceneNode } from '../graph/index.ts'
import { Bars } from '../parts/bars.tsx'
import { Failure } from '../parts/failure.tsx'
import { usePhone, useReducedMotion } from '../parts/use-media.ts'
import { useCell } from '../state/cell.ts'
import { expand, select, start, tryTo } from '../state/deeds.ts'
import { change, explorer } from '../state/explorer.ts'
import { notePositions } from '../state/picture.ts'
import { navigate } from '../state/route.ts'
import { type SceneState, shownNeighbours } from '../state/scene.ts'
import { selectAfter } from '../state/select.ts'
import { formatMeetingDate, words } from '../words/index.ts'
import { canDraw, Network } from './drawing.ts'
import { Key, useScene } from './key.tsx'
import { SceneTable } from './scene-table.tsx'
import classes from './stage.module.css'
import { Welcome } from './welcome.tsx'

interface StageProps {
  readonly network: RefObject<NetworkHandle | null>
}

/** Where the picture is: drawn, as a table, or what stands there instead. */
export function Stage({ network }: StageProps) {
  const { phase, shape, selected, paths } = useCell(explorer)
  const frame = useRef<HTMLDivElement>(null)
  useInView(network, frame, selected[0])
  usePathInView(network, frame, paths?.paths[paths.chosen]?.nodes)
  const scene = useScene()
  const stats = useStats()
  const phone = usePhone()
  if (phase === 'failed')
    return (
      <div className={classes.notice}>
        <Failure error={stats.error} onAgain={() => tryTo(start)} />
      </div>
    )
  if (phase === 'waiting')
    return (
      <div className={classes.notice}>
        <Bars lines={5} />
      </div>
    )
  if (scene.nodes.size === 0) return <Welcome />
  const drawn = shape === 'network' && canDraw()
  return (
    <div className={classes.stage} ref={frame}>
      {!canDraw() && <p className={classes.cannot}>{words.explore.noCanvas}</p>}
      <Suspense fallback={<div />}>
        {drawn ? <Drawn network={network} scene={scene} /> : <SceneTable scene={scene} />}
      </Suspense>
      {!phone && <Key below={!drawn} />}
      {drawn && !phone && <ZoomTools network={network} />}
    </div>
  )
}

/** A click on the canvas: what is selected goes into the address of the page too. */
export function onSelect(id: string | undefined, add: boolean): void {
  const selected = selectAfter(explorer.get().selected, id, add)
  select(selected)
  const [first] = selected
  navigate(
    first === undefined ? { view: 'explore' } : { view: 'explore', node: first },
    add || id === undefined ? 'replace' : 'push',
  )
}

function describe({ name, kind, date, certainty, neighbours, shown }: SceneNode): string {
  const unsure = certainty === 'unsure' ? words.certainty.unsure : undefined
  const full = kind === 'meeting' ? [name, formatMeetingDate(date), unsure].filter(Boolean).join(', ') : name
  return words.explore.described(full, words.kind[kind], neighbours - shown)
}

const formatStatus = (status: MeetingStatus): string => words.status[status].toLowerCase()

function toDraw(scene: SceneState): Scene {
  const shown = shownNeighbours(scene)
  const nodes = [...scene.nodes.values()].map((node) => ({ ...node, shown: shown.get(node.id) ?? 0 }))
  return { nodes, edges: [...scene.edges.values()] }
}

function Drawn({ network, scene }: { readonly network: RefObject<NetworkHandle | null>; readonly scene: SceneState }) {
  const { selected, paths, placed } = useCell(explorer)
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const reducedMotion = useReducedMotion()
  const { nodes, edges, hiddenKinds, hiddenStatuses, hiddenCertainties } = scene
  // Positions and filters change without changing what there is to draw.
  // biome-ignore lint/correctness/useExhaustiveDependencies: made from these two parts of the scene alone
  const drawn = useMemo(() => toDraw(scene), [nodes, edges])
  const hidden = useMemo(
    () => ({ kinds: [...hiddenKinds], statuses: [...hiddenStatuses], certainties: [...hiddenCertainties] }),
    [hiddenKinds, hiddenStatuses, hiddenCertainties],
  )
  return (
    <Network
      ref={network}
      scene={drawn}
      selected={selected}
      path={paths?.paths[paths.chosen]}
      hidden={hidden}
      theme={theme}
      reducedMotion={reducedMotion}
      formatDate={formatMeetingDate}
      formatStatus={formatStatus}
      unsure={words.certainty.unsure}
      label={words.explore.canvas}
      describe={describe}
      onSelect={onSelect}
      onExpand={(id) => tryTo(() => expand(id))}
      onMenu={(id, x, y) => change({ menu: id === undefined ? { x, y } : { id, x, y } })}
      positions={placed}
      onPositions={notePositions}
    />
  )
}

/** How long the panel beside the picture takes to open. */
const SETTLED_MS = 320

/** What was asked for must be seen: where it lies outside the picture, the camera goes there. */
function useInView(
  network: RefObject<NetworkHandle | null>,
  frame: RefObject<HTMLElement | null>,
  id: string | undefined,
): void {
  useEffect(() => {
    if (id === undefined) return
    const timer = setTimeout(() => {
      if (isOutside(network.current, frame.current, id)) network.current?.reveal(id)
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [network, frame, id])
}

/** A path must be seen from end to end: where a part of it lies outside the picture, everything is fitted in. */
function usePathInView(
  network: RefObject<NetworkHandle | null>,
  frame: RefObject<HTMLElement | null>,
  nodes: readonly string[] | undefined,
): void {
  useEffect(() => {
    if (nodes === undefined) return
    const timer = setTimeout(() => {
      if (nodes.some((id) => isOutside(network.current, frame.current, id))) network.current?.fit()
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [network, frame, nodes])
}

function isOutside(network: NetworkHandle | null, frame: HTMLElement | null, id: string): boolean {
  const at = network?.screenOf(id)
  const box = frame?.getBoundingClientRect()
  if (!at || !box) return false
  return at.x <= box.left || at.x >= box.right || at.y <= box.top || at.y >= box.bottom
}

function ZoomTools({ network }: { readonly network: RefObject<NetworkHandle | null> }) {
  return (
    <div className={classes.zoom}>
      <ActionIcon aria-label={words.explore.zoomIn} onClick={() => network.current?.zoomIn()}>
        <IconPlus size={18} stroke={1.75} />
      </ActionIcon>
      <ActionIcon aria-label={words.explore.zoomOut} onClick={() => network.current?.zoomOut()}>
        <IconMinus size={18} stroke={1.75} />
      </ActionIcon>
      <ActionIcon aria-label={words.explore.fit} onClick={() => network.current?.fit()}>
        <IconArrowsMaximize size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  )
}
