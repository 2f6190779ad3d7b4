import { useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { NodePicker, type Picked } from '../parts/node-picker.tsx'
import { findPaths } from '../state/deeds.ts'
import type { Subject } from '../state/explorer.ts'
import { words } from '../words/index.ts'

interface PathDialogProps {
  readonly from: Subject | undefined
  readonly to: Subject | undefined
  onClose(): void
}

const ENDS = ['actor', 'organisation', 'place'] as const

/** Asks between whom a path is sought. */
export function PathDialog({ from: first, to: last, onClose }: PathDialogProps) {
  const [from, setFrom] = useState<Picked | undefined>(first)
  const [to, setTo] = useState<Picked | undefined>(last)
  const missing = !from || !to ? words.paths.missing : from.id === to.id ? words.paths.same : undefined
  const find = async () => {
    if (from && to) await findPaths(from, to)
  }
  return (
    <Dialog title={words.paths.title} verb={words.paths.find} missing={missing} onClose={onClose} onDo={find}>
      <NodePicker
        label={words.paths.from}
        kinds={ENDS}
        value={from}
        autoFocus={first === undefined}
        onChange={setFrom}
      />
      <NodePicker label={words.paths.to} kinds={ENDS} value={to} autoFocus={first !== undefined} onChange={setTo} />
    </Dialog>
  )
}
