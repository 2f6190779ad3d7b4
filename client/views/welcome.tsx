import { IconAffiliate, IconFileUpload, IconListSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../api/client.ts'
import { useStats } from '../api/hooks.ts'
import { Link } from '../parts/link.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Sign } from '../parts/sign.tsx'
import { open, showSomething, tryTo } from '../state/deeds.ts'
import { words } from '../words/index.ts'
import { Backdrop } from './backdrop.tsx'
import classes from './welcome.module.css'

/** Stands where the picture would be while nothing is drawn: never a blank canvas. */
export function Welcome() {
  const stats = useStats().data
  if (stats === undefined) return null
  return (
    <div className={classes.welcome}>
      <Backdrop />
      <div className={classes.middle}>{stats.articles === 0 ? <NothingLoaded /> : <NothingDrawn />}</div>
    </div>
  )
}

function NothingLoaded() {
  return (
    <>
      <h2 className={classes.title}>{words.welcome.emptyTitle}</h2>
      <p className={classes.text}>{words.welcome.emptyText}</p>
      <div className={classes.one}>
        <LoadCard />
      </div>
    </>
  )
}

function NothingDrawn() {
  const stats = useStats().data
  return (
    <>
      <h2 className={classes.title}>{words.welcome.title}</h2>
      <SearchBox large placeholder={words.welcome.placeholder} />
      <Examples />
      <div className={classes.cards}>
        <button type="button" className={classes.card} onClick={() => tryTo(showSomething)}>
          <IconAffiliate size={24} stroke={1.5} aria-hidden />
          <strong>{words.welcome.something}</strong>
          <span>{words.welcome.somethingText}</span>
        </button>
        <Card
          view="queries"
          icon={<IconListSearch size={24} stroke={1.5} aria-hidden />}
          title={words.welcome.query}
          text={words.welcome.queryText}
        />
        <LoadCard />
      </div>
      {stats && <p className={classes.counts}>{words.welcome.counts(stats)}</p>}
    </>
  )
}

function LoadCard() {
  return (
    <Card
      view="load"
      icon={<IconFileUpload size={24} stroke={1.5} aria-hidden />}
      title={words.welcome.load}
      text={words.welcome.loadText}
    />
  )
}

interface CardProps {
  readonly view: 'queries' | 'load'
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
}

function Card({ view, icon, title, text }: CardProps) {
  return (
    <Link to={{ view }} className={classes.card}>
      {icon}
      <strong>{title}</strong>
      <span>{text}</span>
    </Link>
  )
}

const MOST_EXAMPLES = 4

function Examples() {
  const { data } = useQuery({
    queryKey: ['examples'],
    queryFn: ({ signal }) => call('graph', { query: { limit: 30 }, signal }),
  })
  const best = data?.nodes.filter(({ kind }) => kind !== 'meeting').sort((a, b) => b.meetings - a.meetings)
  if (best === undefined || best.length === 0) return null
  return (
    <div className={classes.examples}>
      <span className={classes.example}>{words.welcome.example}</span>
      {best.slice(0, MOST_EXAMPLES).map((node) => (
        <button key={node.id} type="button" className={classes.chip} onClick={() => tryTo(() => open(node.id))}>
          <Sign kind={node.kind} size={12} />
          {node.name}
        </button>
      ))}
    </div>
  )
}
