import { NodeLink } from '../parts/node-link.tsx'
import type { FoundPaths } from '../state/explorer.ts'
import { change } from '../state/explorer.ts'
import { scene } from '../state/picture.ts'
import { formatMeetingDate, words } from '../words/index.ts'
import classes from './paths-panel.module.css'

/** The chains of meetings between two nodes, each step by step; choosing one draws it. */
export function PathsPanel({ paths }: { readonly paths: FoundPaths }) {
  return (
    <ol className={classes.paths}>
      {paths.paths.map(({ nodes }, index) => (
        <li key={nodes.join(' ')} className={classes.path} data-chosen={index === paths.chosen || undefined}>
          <button
            type="button"
            className={classes.head}
            aria-pressed={index === paths.chosen}
            onClick={() => change({ paths: { ...paths, chosen: index } })}
          >
            <span className={classes.title}>{words.paths.choose(index + 1)}</span>
            <span className={classes.steps}>{words.paths.steps(meetingsOf(nodes))}</span>
            {index === paths.chosen && <span className={classes.drawn}>{words.paths.drawn}</span>}
          </button>
          <ol className={classes.chain}>
            {nodes.map((id) => (
              <Link key={id} id={id} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

const meetingsOf = (nodes: readonly string[]) => nodes.filter((id) => scene().nodes.get(id)?.kind === 'meeting').length

function Link({ id }: { readonly id: string }) {
  const node = scene().nodes.get(id)
  if (node === undefined) return null
  return (
    <li className={node.kind === 'meeting' ? classes.between : classes.end}>
      <NodeLink node={node.kind === 'meeting' ? { ...node, name: formatMeetingDate(node.date) } : node} />
    </li>
  )
}
