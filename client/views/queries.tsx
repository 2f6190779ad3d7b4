import { TextInput } from '@mantine/core'
import { IconArrowLeft, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedQuery } from '#contract'
import { useQueries } from '../api/hooks.ts'
import { Bars } from '../parts/bars.tsx'
import { Failure } from '../parts/failure.tsx'
import { Link } from '../parts/link.tsx'
import { usePhone } from '../parts/use-media.ts'
import { words } from '../words/index.ts'
import classes from './queries.module.css'
import { QueryView } from './query-view.tsx'

/** The saved queries, and the one that was chosen with its blanks and result. */
export default function Queries({ id }: { readonly id: string | undefined }) {
  const { data, error, refetch } = useQueries()
  const phone = usePhone()
  const chosen = data?.queries.find((query) => query.id === id)
  const listed = !phone || id === undefined
  return (
    <div className={classes.queries}>
      {listed && (
        <section className={classes.side} aria-label={words.queries.title}>
          <h1 className={classes.title}>{words.queries.title}</h1>
          {data && <List queries={data.queries} id={id} />}
          {!data && !error && <Bars lines={6} />}
          {error && <Failure error={error} onAgain={() => refetch()} />}
        </section>
      )}
      {(!phone || id !== undefined) && (
        <main className={classes.main} id="content" tabIndex={-1}>
          {phone && (
            <Link to={{ view: 'queries' }} className={classes.back}>
              <IconArrowLeft size={16} stroke={1.75} aria-hidden />
              {words.queries.back}
            </Link>
          )}
          {chosen && <QueryView key={chosen.id} query={chosen} />}
          {data && !chosen && <Choose wrong={id !== undefined} />}
        </main>
      )}
    </div>
  )
}

function Choose({ wrong }: { readonly wrong: boolean }) {
  return (
    <div className={classes.choose}>
      <h2 className={classes.chooseTitle}>{wrong ? words.queries.gone : words.queries.choose}</h2>
      <p>{words.queries.chooseText}</p>
    </div>
  )
}

function List({ queries, id }: { readonly queries: readonly SavedQuery[]; readonly id: string | undefined }) {
  const [find, setFind] = useState('')
  const [tag, setTag] = useState<string>()
  const tags = [...new Set(queries.flatMap((query) => query.tags))]
  const wanted = find.trim().toLowerCase()
  const found = queries.filter(
    (query) =>
      (tag === undefined || query.tags.includes(tag)) &&
      `${query.name} ${query.description} ${query.tags.join(' ')}`.toLowerCase().includes(wanted),
  )
  return (
    <>
      <TextInput
        aria-label={words.queries.find}
        placeholder={words.queries.find}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
      />
      {tags.length > 1 && (
        <div className={classes.tags}>
          <Tag word={words.queries.all} on={tag === undefined} onClick={() => setTag(undefined)} />
          {tags.map((one) => (
            <Tag key={one} word={one} on={tag === one} onClick={() => setTag(one)} />
          ))}
        </div>
      )}
      <ul className={classes.list}>
        {found.map((query) => (
          <li key={query.id}>
            <Link to={{ view: 'queries', id: query.id }} className={classes.query} current={query.id === id}>
              <strong>{query.name}</strong>
              <span>{query.description}</span>
            </Link>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{queries.length === 0 ? words.queries.none : words.queries.noneFound}</p>}
    </>
  )
}

function Tag({ word, on, onClick }: { readonly word: string; readonly on: boolean; onClick(): void }) {
  return (
    <button type="button" className={classes.tag} aria-pressed={on} onClick={onClick}>
      {word}
    </button>
  )
}
