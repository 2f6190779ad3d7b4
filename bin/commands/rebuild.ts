import { type Change, isNoChange, type LineChange, type NodeChange } from '#graph'
import type { Settings } from '../settings.ts'
import { withKeeper } from '../with-keeper.ts'

export interface RebuildOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** `entente rebuild`: computes the graph anew from what the articles say and what people decided, and tells what that changed. */
export async function rebuild({ dryRun = false, json = false }: RebuildOptions, settings: Settings): Promise<boolean> {
  const change = await withKeeper(settings, (keeper) => keeper.rebuild(!dryRun))
  process.stdout.write(json ? `${JSON.stringify(change, null, 2)}\n` : told(change, dryRun))
  return true
}

const SIGNS = { came: '+', gone: '-', changed: '~' } as const

/** A change in words: each node on a line, under it what is another now, then the lines. */
export function told(change: Change, dryRun: boolean): string {
  if (isNoChange(change)) return 'Nothing changes: the graph is what follows from the articles and decisions.\n'
  const { nodes, lines } = change
  const counts = (['came', 'gone', 'changed'] as const).map((kind) => {
    const [some, others] = [nodes, lines].map(
      (list: readonly { change: string }[]) => list.filter((one) => one.change === kind).length,
    )
    return `${some} nodes and ${others} lines ${kind}`
  })
  const head = `${dryRun ? 'Would be rebuilt' : 'Rebuilt'}: ${counts.join(', ')}.`
  return `${[head, '', ...nodes.flatMap(nodeLines), ...lines.flatMap(lineLines)].join('\n')}\n`
}

function nodeLines({ change, label, id, name, properties, leadsTo }: NodeChange): readonly string[] {
  const redirect = leadsTo === undefined ? '' : ` → ${leadsTo}`
  return [`${SIGNS[change]} ${label} ${name} (${id})${redirect}`, ...properties.map(propertyLine)]
}

function lineLines({ change, type, fromName, toName, properties }: LineChange): readonly string[] {
  return [`${SIGNS[change]} ${fromName} ${type} ${toName}`, ...properties.map(propertyLine)]
}

const propertyLine = ({ property, before, after }: NodeChange['properties'][number]): string =>
  `    ${property}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`
