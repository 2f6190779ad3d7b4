import { Dialog } from '../parts/dialog.tsx'
import { judge } from '../state/deeds.ts'
import type { Subject } from '../state/explorer.ts'
import { words } from '../words/index.ts'

/** Asks before something that is no person, organisation or place leaves the graph. */
export function NotDialog({ subject, onClose }: { readonly subject: Subject; onClose(): void }) {
  const take = () => judge({ kind: 'not-an-entity', left: subject.id }, words.steps.notAnEntity(subject.name))
  return (
    <Dialog title={words.decide.notTitle(subject.name)} verb={words.decide.not} danger onClose={onClose} onDo={take}>
      <p>{words.decide.notHelp}</p>
    </Dialog>
  )
}
