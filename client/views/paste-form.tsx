import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { FieldLabel } from '../parts/node-picker.tsx'
import { loadText } from '../state/loading.ts'
import { words } from '../words/index.ts'
import classes from './paste-form.module.css'

/** Takes the text of one article. */
export function PasteForm() {
  const [text, setText] = useState('')
  const [published, setPublished] = useState('')
  const [publisher, setPublisher] = useState('')
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return setError(words.load.empty)
    loadText({
      text,
      ...(published !== '' && { published }),
      ...(publisher.trim() !== '' && { publisher: publisher.trim() }),
    })
    setText('')
    setPublished('')
    setPublisher('')
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Textarea
        label={words.load.paste}
        placeholder={words.load.pastePlaceholder}
        rows={4}
        value={text}
        error={error}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setError(undefined)
        }}
      />
      <div className={classes.row}>
        <TextInput
          label={<FieldLabel text={words.load.published} optional />}
          type="date"
          value={published}
          onChange={(event) => setPublished(event.currentTarget.value)}
        />
        <TextInput
          label={<FieldLabel text={words.load.publisher} optional />}
          maxLength={300}
          value={publisher}
          onChange={(event) => setPublisher(event.currentTarget.value)}
        />
      </div>
      <div className={classes.foot}>
        <span>{words.load.language}</span>
        <Button type="submit" variant="filled">
          {words.load.load}
        </Button>
      </div>
    </form>
  )
}
