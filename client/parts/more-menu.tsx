import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { words } from '../words/index.ts'

/**
 * A button with a menu. It has the focus again as soon as something is chosen, and not a moment later as Mantine would have it:
 * by then a dialog that the choice opened may have the focus.
 */
export function MoreMenu({ children }: { readonly children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null)
  return (
    <Menu position="bottom-end" returnFocus={false} onClose={() => button.current?.focus({ preventScroll: true })}>
      <Menu.Target>
        <ActionIcon ref={button} aria-label={words.menu.more}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
