import { Button, Modal } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { words } from '../words/index.ts'
import classes from './dialog.module.css'

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
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': words.panel.close }}
      classNames={{ title: classes.title, content: classes.content }}
    >
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
    </Modal>
  )
}
