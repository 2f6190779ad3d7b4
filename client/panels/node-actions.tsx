import { Menu } from '@mantine/core'
import { NodeKind } from '#contract'
import { useNeighbourCounts } from '../api/hooks.ts'
import { Sign } from '../parts/sign.tsx'
import { useCell } from '../state/cell.ts'
import { expand, expandBy, findPaths, open, tryTo } from '../state/deeds.ts'
import { change, explorer, type Subject } from '../state/explorer.ts'
import { hideNodes, hideOthers, scene } from '../state/picture.ts'
import { shownByKind } from '../state/scene.ts'
import { words } from '../words/index.ts'

/** Everything that can be done with a node, as items of a menu. */
export function NodeActions({ subject, withOpen = false }: { readonly subject: Subject; readonly withOpen?: boolean }) {
  const { id, kind } = subject
  const selected = useCell(explorer, (state) => state.selected)
  const targets = selected.includes(id) && selected.length > 1 ? selected : [id]
  const ask = (what: 'same' | 'different' | 'rename' | 'not-an-entity') => () =>
    change({ question: { ask: what, subject } })
  const drawn = scene().nodes.has(id)
  return (
    <>
      {withOpen && <Menu.Item onClick={() => tryTo(() => open(id))}>{words.menu.open}</Menu.Item>}
      {drawn && <ExpandItems subject={subject} />}
      <PathItem subject={subject} />
      {drawn && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => hideNodes(targets)}>{words.menu.hide}</Menu.Item>
          <Menu.Item onClick={() => hideOthers(targets)}>{words.menu.hideOthers}</Menu.Item>
        </>
      )}
      <Menu.Divider />
      <Menu.Item onClick={ask('same')}>{words.menu.same[kind]}</Menu.Item>
      <Menu.Item onClick={ask('different')}>{words.menu.different}</Menu.Item>
      {kind !== 'meeting' && <Menu.Item onClick={ask('rename')}>{words.menu.rename}</Menu.Item>}
      {kind !== 'meeting' && <Menu.Item onClick={ask('not-an-entity')}>{words.menu.notAnEntity[kind]}</Menu.Item>}
    </>
  )
}

function ExpandItems({ subject: { id, name } }: { readonly subject: Subject }) {
  const counts = useNeighbourCounts(id).data
  if (counts === undefined) return <Menu.Item onClick={() => tryTo(() => expand(id))}>{words.menu.expand}</Menu.Item>
  const shown = shownByKind(scene(), id)
  const rest = (kind: NodeKind) => Math.max(0, (counts[kind] ?? 0) - (shown.get(kind) ?? 0))
  const kinds = NodeKind.options.filter((kind) => rest(kind) > 0)
  if (kinds.length === 0) return <Menu.Label>{words.expand.nothingMore}</Menu.Label>
  return (
    <>
      <Menu.Label>{words.menu.expand}</Menu.Label>
      <Menu.Item onClick={() => tryTo(() => expand(id))}>
        {words.expand.all(kinds.reduce((sum, kind) => sum + rest(kind), 0))}
      </Menu.Item>
      {kinds.map((kind) => (
        <Menu.Item
          key={kind}
          leftSection={<Sign kind={kind} size={12} />}
          onClick={() => tryTo(() => expandBy(id, name, [kind]))}
        >
          {words.expand.kind(words.kinds[kind], rest(kind))}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}

function PathItem({ subject }: { readonly subject: Subject }) {
  const selected = useCell(explorer, (state) => state.selected)
  const other = selected.length === 2 ? selected.find((id) => id !== subject.id) : undefined
  const end = other === undefined || !selected.includes(subject.id) ? undefined : scene().nodes.get(other)
  if (end === undefined)
    return (
      <Menu.Item onClick={() => change({ question: { ask: 'path', from: subject } })}>{words.menu.pathFrom}</Menu.Item>
    )
  return <Menu.Item onClick={() => tryTo(() => findPaths(subject, end))}>{words.menu.pathBetween}</Menu.Item>
}
