import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { judge } from '../state/deeds.ts'
import type { Subject } from '../state/explorer.ts'
import { words } from '../words/index.ts'

/** Asks for another name. */
export function RenameDialog({ subject, onClose }: { readonly subject: Subject; onClose(): void }) {
  const [name, setName] = useState(subject.name)
  const wanted = name.trim()
  const rename = async () => {
    await judge({ kind: 'rename', left: subject.id, name: wanted }, words.steps.rename(subject.name, wanted))
  }
  return (
    <Dialog
      title={words.decide.renameTitle(subject.name)}
      verb={words.decide.rename}
      missing={wanted === '' ? words.decide.renameMissing : undefined}
      onClose={onClose}
      onDo={rename}
    >
      <TextInput
        label={words.decide.newName}
        value={name}
        maxLength={200}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  )
}
