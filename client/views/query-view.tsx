import { Button, SegmentedControl } from '@mantine/core'
import { IconAlertCircle, IconPlayerPlay, IconSitemap, IconTable } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { QueryResult, SavedQuery } from '#contract'
import { call } from '../api/client.ts'
import { Bars } from '../parts/bars.tsx'
import { Failure } from '../parts/failure.tsx'
import { usePhone } from '../parts/use-media.ts'
import { showGraph, start, tryTo } from '../state/deeds.ts'
import { explorer } from '../state/explorer.ts'
import { announce } from '../state/toast.ts'
import { words } from '../words/index.ts'
import { QueryFields } from './query-fields.tsx'
import { defaultValues, missing, notNumbers, toParameters, type Values } from './query-values.ts'
import classes from './query-view.module.css'
import { ResultNetwork } from './result-network.tsx'
import { ResultTable } from './result-table.tsx'

/** One saved query: its blanks, and its rows as a table or drawn. */
export function QueryView({ query }: { readonly query: SavedQuery }) {
  const [values, setValues] = useState<Values>(() => defaultValues(query))
  const [complaint, setComplaint] = useState(false)
  const run = useMutation({
    mutationFn: () => call('runQuery', { id: query.id, body: { parameters: toParameters(query, values) } }),
    onSuccess: (result) => announce(words.queries.rows(result.rows.length)),
  })
  const lacking = missing(query, values)
  const wrong = notNumbers(query, values)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setComplaint(true)
    if (lacking.length === 0 && wrong.length === 0) run.mutate()
  }
  return (
    <>
      <form className={classes.form} onSubmit={submit} noValidate>
        <div className={classes.head}>
          <h2 className={classes.title}>{query.name}</h2>
          {query.tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
        </div>
        <p className={classes.description}>{query.description}</p>
        <div className={classes.fields}>
          <QueryFields
            query={query}
            values={values}
            lacking={complaint ? lacking : []}
            wrong={complaint ? wrong : []}
            onChange={setValues}
          />
          <Button
            type="submit"
            variant="filled"
            size="md"
            leftSection={<IconPlayerPlay size={16} stroke={1.75} />}
            loading={run.isPending}
          >
            {words.queries.run}
          </Button>
        </div>
        {complaint && lacking.length > 0 && (
          <p className={classes.missing} role="alert">
            <IconAlertCircle size={16} stroke={1.75} aria-hidden />
            {words.queries.missing(lacking.map(({ label }) => label))}
          </p>
        )}
      </form>
      {run.isPending && (
        <div className={classes.notice}>
          <Bars />
        </div>
      )}
      {run.error && (
        <div className={classes.notice}>
          <Failure error={run.error} onAgain={() => run.mutate()} />
        </div>
      )}
      {run.isIdle && <p className={classes.before}>{words.queries.before}</p>}
      {run.data && !run.isPending && <Result query={query} result={run.data} />}
    </>
  )
}

async function addToNetwork(name: string, result: QueryResult): Promise<void> {
  if (explorer.get().phase !== 'ready') await start()
  await showGraph(words.steps.query(name), result.graph)
}

function Result({ query, result }: { readonly query: SavedQuery; readonly result: QueryResult }) {
  const [shape, setShape] = useState('table')
  const phone = usePhone()
  const drawable = result.graph.nodes.length > 0
  return (
    <section className={classes.result} aria-label={query.name}>
      <div className={classes.tools}>
        {result.rows.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label={words.explore.showAs}
            value={shape}
            onChange={setShape}
            data={[
              {
                value: 'table',
                label: <Shape icon={<IconTable size={16} stroke={1.75} />} word={words.queries.table} />,
              },
              {
                value: 'network',
                label: <Shape icon={<IconSitemap size={16} stroke={1.75} />} word={words.queries.network} />,
              },
            ]}
          />
        )}
        <strong className={classes.count}>{words.queries.rows(result.rows.length)}</strong>
        {drawable && <Button onClick={() => tryTo(() => addToNetwork(query.name, result))}>{words.queries.add}</Button>}
      </div>
      {result.truncated && <p className={classes.truncated}>{words.queries.truncated}</p>}
      {result.rows.length === 0 ? (
        <p className={classes.before}>{words.queries.nothing}</p>
      ) : shape === 'table' ? (
        <ResultTable result={result} list={phone} />
      ) : (
        <ResultNetwork result={result} />
      )}
    </section>
  )
}

function Shape({ icon, word }: { readonly icon: React.ReactNode; readonly word: string }) {
  return (
    <span className={classes.shape}>
      {icon}
      {word}
    </span>
  )
}
