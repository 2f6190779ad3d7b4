import { Menu, useMantineColorScheme } from '@mantine/core'
import {
  IconAffiliate,
  IconCheck,
  IconDeviceDesktop,
  IconFileUpload,
  IconKeyboard,
  IconListSearch,
  IconMoon,
  IconSun,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from '../parts/link.tsx'
import { usePhone } from '../parts/use-media.ts'
import { useCell } from '../state/cell.ts'
import { explorer } from '../state/explorer.ts'
import { countUnfinished, loading } from '../state/loading.ts'
import { navigate, type Route, useRoute } from '../state/route.ts'
import { words } from '../words/index.ts'
import { KeysDialog } from './keys-dialog.tsx'
import classes from './rail.module.css'

/** The way between the views: at the left, or at the bottom of a phone. */
export function Rail() {
  const route = useRoute()
  const phone = usePhone()
  const selected = useCell(explorer, (state) => state.selected[0])
  const waiting = useCell(loading, countUnfinished)
  const explore: Route = selected === undefined ? { view: 'explore' } : { view: 'explore', node: selected }
  const inLoad = route.view === 'load' || route.view === 'article'
  return (
    <nav className={classes.rail} aria-label={words.rail.label}>
      {!phone && <Logo />}
      <Entry
        to={explore}
        current={route.view === 'explore'}
        word={words.rail.explore}
        icon={<IconAffiliate size={20} stroke={1.75} aria-hidden />}
      />
      <Entry
        to={{ view: 'queries' }}
        current={route.view === 'queries'}
        word={words.rail.queries}
        icon={<IconListSearch size={20} stroke={1.75} aria-hidden />}
      />
      <Entry
        to={{ view: 'load' }}
        current={inLoad}
        word={words.rail.load}
        icon={<IconFileUpload size={20} stroke={1.75} aria-hidden />}
        badge={waiting}
      />
      <span className={classes.gap} />
      {!phone && <Keys />}
      <ThemeMenu />
    </nav>
  )
}

interface EntryProps {
  readonly to: Route
  readonly current: boolean
  readonly word: string
  readonly icon: ReactNode
  readonly badge?: number
}

function Entry({ to, current, word, icon, badge = 0 }: EntryProps) {
  return (
    <Link to={to} className={classes.entry} current={current} onGo={() => navigate(to)}>
      <span className={classes.icon}>{icon}</span>
      <span>{word}</span>
      {badge > 0 && <span className={classes.badge}>{badge}</span>}
    </Link>
  )
}

function Logo() {
  return (
    <svg className={classes.logo} width="38" height="16" viewBox="0 0 38 16" role="img" aria-label={words.name}>
      <circle cx="5.500" cy="8" r="4.500" fill="var(--ink)" />
      <path d="M9 8h3M26 8h3" stroke="var(--ink)" strokeWidth="2" />
      <rect x="28.500" y="3.500" width="9" height="9" rx="2.500" fill="var(--ink)" />
      <path d="M19 .5 26.500 8 19 15.500 11.500 8Z" fill="var(--meeting)" />
    </svg>
  )
}

function Keys() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={classes.small}
        aria-label={words.rail.keys}
        title={words.rail.keys}
        onClick={() => setOpen(true)}
      >
        <IconKeyboard size={20} stroke={1.75} aria-hidden />
      </button>
      {open && <KeysDialog onClose={() => setOpen(false)} />}
    </>
  )
}

const SCHEMES = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const

function ThemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const phone = usePhone()
  const Icon = SCHEMES.find(([scheme]) => scheme === colorScheme)?.[1] ?? IconDeviceDesktop
  return (
    <Menu position={phone ? 'top-end' : 'right-end'}>
      <Menu.Target>
        <button
          type="button"
          className={phone ? classes.entry : classes.small}
          aria-label={`${words.theme.label}: ${words.theme[colorScheme]}`}
          title={words.theme.label}
        >
          <span className={phone ? classes.icon : undefined}>
            <Icon size={20} stroke={1.75} aria-hidden />
          </span>
          {phone && <span>{words.theme.label}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(([scheme, SchemeIcon]) => (
          <Menu.Item
            key={scheme}
            aria-current={colorScheme === scheme}
            rightSection={colorScheme === scheme && <IconCheck size={16} stroke={1.75} />}
            leftSection={<SchemeIcon size={16} stroke={1.75} />}
            onClick={() => setColorScheme(scheme)}
          >
            {words.theme[scheme]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
