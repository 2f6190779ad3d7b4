import { useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { NodePicker, type Picked } from '../parts/node-picker.tsx'
import { judge } from '../state/deeds.ts'
import type { Subject } from '../state/explorer.ts'
import { words } from '../words/index.ts'

interface DecideDialogProps {
  readonly kind: 'same' | 'different'
  readonly subject: Subject
  onClose(): void
}

/** Asks which other one is the same, or is not. */
export function DecideDialog({ kind, subject, onClose }: DecideDialogProps) {
  const [other, setOther] = useState<Picked>()
  const title =
    kind === 'same' ? words.decide.sameTitle[subject.kind](subject.name) : words.decide.differentTitle(subject.name)
  const missing = other === undefined ? words.decide.missing : other.id === subject.id ? words.decide.itself : undefined
  const decide = async () => {
    if (other) await judge({ kind, left: subject.id, right: other.id }, words.steps[kind](subject.name, other.name))
  }
  return (
    <Dialog title={title} verb={words.decide[kind]} missing={missing} onClose={onClose} onDo={decide}>
      <NodePicker
        label={words.decide.other}
        kinds={[subject.kind]}
        value={other}
        help={kind === 'same' ? words.decide.sameHelp : words.decide.differentHelp}
        autoFocus
        onChange={setOther}
      />
    </Dialog>
  )
}
