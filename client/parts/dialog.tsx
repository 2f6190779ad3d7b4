import { Button, Modal } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { words } from '../words/index.ts'
import classes from './dialog.module.css'
import { useFocusBack } from './use-focus-back.ts'

interface DialogProps {
  readonly title: string
  readonly children?: ReactNode
  readonly verb: string
  readonly danger?: boolean
  /** What is missing, or nothing where the answer is whole. */
  readonly missing?: string | undefined
  onClose(): void
  onDo(): Promise<void>
}

interface DialogFrameProps {
  readonly title: string
  readonly children: ReactNode
  /** Whether what is in it is taller than some screens; else lists may fall beyond its edge. */
  readonly scrolls?: boolean
  onClose(): void
}

/** What stands over the page until it is answered or closed; then what had the focus before has it again. */
export function DialogFrame({ title, children, scrolls = false, onClose }: DialogFrameProps) {
  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': words.panel.close }}
      classNames={{ title: classes.title, content: scrolls ? '' : classes.content }}
    >
      {children}
    </Modal>
  )
}

/** Asks before something is done: the title asks, the button names the deed and says what is missing. */
export function Dialog({ title, children, verb, danger = false, missing, onClose, onDo }: DialogProps) {
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (missing !== undefined) return setError(missing)
    setBusy(true)
    try {
      await onDo()
      onClose()
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : words.decide.cannot)
      setBusy(false)
    }
  }
  return (
    <DialogFrame title={title} onClose={onClose}>
      <form onSubmit={submit} className={classes.form} noValidate>
        {children}
        {error && (
          <p className={classes.error} role="alert">
            <IconAlertCircle size={16} stroke={1.75} aria-hidden />
            {error}
          </p>
        )}
        <div className={classes.buttons}>
          <Button onClick={onClose}>{words.decide.cancel}</Button>
          <Button type="submit" variant="filled" className={danger ? classes.danger : undefined} loading={busy}>
            {verb}
          </Button>
        </div>
      </form>
    </DialogFrame>
  )
}
