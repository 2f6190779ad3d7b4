import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { loadFiles } from '../state/loading.ts'
import { words } from '../words/index.ts'
import classes from './drop-zone.module.css'

/** Takes files that are dropped or chosen. */
export function DropZone() {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    loadFiles(event.dataTransfer.files)
  }
  return (
    <section
      className={classes.zone}
      data-over={over || undefined}
      aria-label={words.load.drop}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={28} stroke={1.5} aria-hidden />
      <strong className={classes.title}>{over ? words.load.dropNow : words.load.drop}</strong>
      <p className={classes.formats}>{words.load.formats}</p>
      <Button onClick={() => input.current?.click()}>{words.load.choose}</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.load.choose}
        accept=".txt,.md,.markdown,.text,.html,.htm,.xhtml,text/plain,text/markdown,text/html"
        onChange={(event) => {
          loadFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}
