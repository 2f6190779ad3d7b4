import { useComputedColorScheme } from '@mantine/core'
import { Suspense, useMemo } from 'react'
import type { QueryResult } from '#contract'
import { useReducedMotion } from '../parts/use-media.ts'
import { open, tryTo } from '../state/deeds.ts'
import { EMPTY_SCENE, show, shownNeighbours } from '../state/scene.ts'
import { formatMeetingDate, words } from '../words/index.ts'
import { canDraw, Network } from './drawing.ts'
import classes from './result-network.module.css'

const NOTHING_HIDDEN = { kinds: [], statuses: [], certainties: [] }

/** What the rows name, drawn; a click opens it in the explorer. */
export function ResultNetwork({ result }: { readonly result: QueryResult }) {
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const reducedMotion = useReducedMotion()
  const scene = useMemo(() => {
    const shown = shownNeighbours(show(EMPTY_SCENE, result.graph))
    const nodes = result.graph.nodes.map((node) => ({ ...node, shown: shown.get(node.id) ?? 0 }))
    return { nodes, edges: result.graph.edges }
  }, [result])
  if (!canDraw()) return <p className={classes.notice}>{words.explore.noCanvas}</p>
  if (scene.nodes.length === 0) return <p className={classes.notice}>{words.queries.emptyNetwork}</p>
  const openNode = (id: string | undefined) => id !== undefined && tryTo(() => open(id))
  return (
    <div className={classes.network}>
      <Suspense>
        <Network
          scene={scene}
          selected={[]}
          hidden={NOTHING_HIDDEN}
          theme={theme}
          reducedMotion={reducedMotion}
          formatDate={formatMeetingDate}
          formatStatus={(status) => words.status[status].toLowerCase()}
          unsure={words.certainty.unsure}
          label={words.explore.resultCanvas}
          onSelect={openNode}
          onExpand={openNode}
          onMenu={openNode}
        />
      </Suspense>
    </div>
  )
}
