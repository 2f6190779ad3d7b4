import { CloseButton, Input } from '@mantine/core'
import { type FocusEvent, useId, useRef } from 'react'
import type { NodeKind } from '#contract'
import { words } from '../words/index.ts'
import field from './field-frame.module.css'
import classes from './node-picker.module.css'
import { Sign } from './sign.tsx'
import { SuggestionBox } from './suggestion-box.tsx'
import { comboboxProps, useSuggestions } from './use-suggestions.ts'

export interface Picked {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
}

export interface NodePickerProps {
  readonly label: string
  readonly kinds: readonly NodeKind[]
  readonly value: Picked | undefined
  readonly help?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
  /** Whether it has the focus when its dialog opens. */
  readonly autoFocus?: boolean
  readonly placeholder?: string | undefined
  onChange(picked: Picked | undefined): void
}

/** A field for one node of some kinds, suggested while typing in any spelling. */
export function NodePicker({
  label,
  kinds,
  value,
  help,
  error,
  optional,
  autoFocus,
  placeholder,
  onChange,
}: NodePickerProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const suggesting = useSuggestions({
    kinds,
    onPick: (hit) => {
      if (!('node' in hit)) return
      suggesting.type('')
      onChange({ id: hit.node.id, kind: hit.node.kind, name: hit.node.name })
    },
    onEscape: () => suggesting.type(''),
  })
  const type = (text: string) => {
    if (value !== undefined) onChange(undefined)
    suggesting.type(text)
  }
  const clear = () => {
    type('')
    input.current?.focus()
  }
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) suggesting.setOpen(false)
  }
  const [kind = 'actor'] = kinds
  return (
    <Input.Wrapper
      id={id}
      label={<FieldLabel text={label} optional={optional} />}
      description={help}
      error={error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only watches whether the focus leaves the field and its list */}
      <div className={classes.field} onBlur={leave}>
        <div className={field.frame} data-error={error !== undefined || undefined}>
          <Sign kind={value?.kind ?? kind} size={13} />
          <input
            ref={input}
            id={id}
            type="text"
            data-autofocus={autoFocus || undefined}
            // The first Escape closes the list, not the dialog about it.
            data-mantine-stop-propagation={suggesting.open || undefined}
            placeholder={placeholder}
            aria-invalid={error !== undefined}
            aria-describedby={describedBy(id, help, error)}
            value={value?.name ?? suggesting.typed}
            onChange={(event) => type(event.currentTarget.value)}
            onFocus={() => suggesting.setOpen(suggesting.typed.trim() !== '')}
            {...comboboxProps(suggesting)}
          />
          {(value !== undefined || suggesting.typed !== '') && (
            <CloseButton size={24} aria-label={`${words.search.clear}: ${label}`} onClick={clear} />
          )}
        </div>
        <SuggestionBox suggesting={suggesting} />
      </div>
    </Input.Wrapper>
  )
}

const describedBy = (id: string, help?: string, error?: string) =>
  [help && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

/** A label that says where a field may stay empty. */
export function FieldLabel({
  text,
  optional = false,
}: {
  readonly text: string
  readonly optional?: boolean | undefined
}) {
  return (
    <>
      {text}
      {optional && <span className={classes.optional}> {words.queries.optional}</span>}
    </>
  )
}
