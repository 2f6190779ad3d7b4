import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { forgetAnswers } from '../api/hooks.ts'
import { giveToken, tokenWanted } from '../api/token.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useCell } from '../state/cell.ts'
import { start } from '../state/deeds.ts'
import { explorer } from '../state/explorer.ts'
import { words } from '../words/index.ts'

/** Asks for the token where the server wants one. */
export function TokenDialog() {
  const wanted = useCell(tokenWanted)
  const [text, setText] = useState('')
  if (!wanted) return null
  const give = async () => {
    giveToken(text.trim())
    if (explorer.get().phase !== 'ready') await start()
    await forgetAnswers()
  }
  return (
    <Dialog
      title={words.token.title}
      verb={words.token.go}
      missing={text.trim() === '' ? words.token.missing : undefined}
      onClose={() => tokenWanted.set(false)}
      onDo={give}
    >
      <p>{words.token.text}</p>
      <PasswordInput
        label={words.token.label}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Dialog>
  )
}
