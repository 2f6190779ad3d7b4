import { useCell } from '../state/cell.ts'
import { change, explorer } from '../state/explorer.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { ExpandDialog } from './expand-dialog.tsx'
import { NotDialog } from './not-dialog.tsx'
import { PathDialog } from './path-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

const close = () => change({ question: undefined })

/** The question that waits for an answer, as a dialog. */
export function Questions() {
  const question = useCell(explorer, (state) => state.question)
  if (question === undefined) return null
  switch (question.ask) {
    case 'expand':
      return <ExpandDialog {...question} onClose={close} />
    case 'path':
      return <PathDialog from={question.from} to={question.to} onClose={close} />
    case 'rename':
      return <RenameDialog subject={question.subject} onClose={close} />
    case 'not-an-entity':
      return <NotDialog subject={question.subject} onClose={close} />
    default:
      return <DecideDialog kind={question.ask} subject={question.subject} onClose={close} />
  }
}
