import { Button } from '@mantine/core'
import page from '../parts/page.module.css'
import { useCell } from '../state/cell.ts'
import { showReceipts, tryTo } from '../state/deeds.ts'
import { loading } from '../state/loading.ts'
import { words } from '../words/index.ts'
import { DropZone } from './drop-zone.tsx'
import classes from './load.module.css'
import { LoadedArticles } from './loaded-articles.tsx'
import { PasteForm } from './paste-form.tsx'
import { Queue } from './queue.tsx'

/** Hands in articles, follows them into the graph, and lists what has been loaded. */
export default function Load() {
  const items = useCell(loading)
  const receipts = items.flatMap(({ receipt }) => receipt ?? [])
  return (
    <main className={page.page} id="content" tabIndex={-1}>
      <div className={page.inner}>
        <header className={classes.header}>
          <div>
            <h1 className={page.title}>{words.load.title}</h1>
            <p className={page.lead}>{words.load.intro}</p>
          </div>
          {receipts.length > 1 && (
            <Button onClick={() => tryTo(() => showReceipts(words.steps.article(words.load.queue), receipts))}>
              {words.load.showAll}
            </Button>
          )}
        </header>
        <div className={classes.ways}>
          <DropZone />
          <PasteForm />
        </div>
        {items.length > 0 && <Queue items={items} />}
        <LoadedArticles />
      </div>
    </main>
  )
}
