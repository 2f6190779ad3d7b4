import { Menu } from '@mantine/core'
import type { RefObject } from 'react'
import type { NetworkHandle } from '../graph/index.ts'
import { NodeActions } from '../panels/node-actions.tsx'
import { useFocusBack } from '../parts/use-focus-back.ts'
import { useCell } from '../state/cell.ts'
import { select } from '../state/deeds.ts'
import { change, explorer, type Menu as MenuPlace } from '../state/explorer.ts'
import { scene } from '../state/picture.ts'
import { visibleNodes } from '../state/scene.ts'
import { words } from '../words/index.ts'
import classes from './context-menu.module.css'
import { askPath } from './explore-bar.tsx'

/** Not keys: the very key that opened the menu would close it. */
const POINTER = ['mousedown', 'touchstart']

/** The menu of a node, or of the picture where none was meant, at the place of the pointer. */
export function ContextMenu({ network }: { readonly network: RefObject<NetworkHandle | null> }) {
  const menu = useCell(explorer, (state) => state.menu)
  return menu === undefined ? null : <MenuAt menu={menu} network={network} />
}

interface MenuAtProps {
  readonly menu: MenuPlace
  readonly network: RefObject<NetworkHandle | null>
}

function MenuAt({ menu, network }: MenuAtProps) {
  useFocusBack()
  const node = menu.id === undefined ? undefined : scene().nodes.get(menu.id)
  const close = () => change({ menu: undefined })
  return (
    <Menu opened onClose={close} position="bottom-start" offset={2} clickOutsideEvents={POINTER}>
      <Menu.Target>
        <span className={classes.at} style={{ left: menu.x, top: menu.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={node ? words.menu.label(node.name) : words.menu.background}>
        {node ? <NodeActions subject={node} withOpen /> : <PictureActions network={network} />}
      </Menu.Dropdown>
    </Menu>
  )
}

export const selectAll = (): void => select(visibleNodes(scene()).map(({ id }) => id))

function PictureActions({ network }: { readonly network: RefObject<NetworkHandle | null> }) {
  return (
    <>
      <Menu.Item onClick={() => network.current?.fit()}>{words.menu.fit}</Menu.Item>
      <Menu.Item onClick={selectAll}>{words.menu.selectAll}</Menu.Item>
      <Menu.Item onClick={askPath}>{words.explore.path}</Menu.Item>
    </>
  )
}
