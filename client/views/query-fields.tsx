import { Select, TextInput } from '@mantine/core'
import type { QueryParameter, SavedQuery } from '#contract'
import { FieldLabel, NodePicker } from '../parts/node-picker.tsx'
import { words } from '../words/index.ts'
import classes from './query-fields.module.css'
import { nodeKindOf, type Value, type Values } from './query-values.ts'

interface QueryFieldsProps {
  readonly query: SavedQuery
  readonly values: Values
  readonly lacking: readonly QueryParameter[]
  readonly wrong: readonly QueryParameter[]
  onChange(values: Values): void
}

/** A field for every blank of a query. */
export function QueryFields({ query, values, lacking, wrong, onChange }: QueryFieldsProps) {
  return query.parameters.map((parameter) => (
    <div key={parameter.name} className={classes[parameter.type] ?? classes.text}>
      <Field
        parameter={parameter}
        value={values[parameter.name]}
        error={errorOf(parameter, lacking, wrong)}
        onChange={(value) => onChange({ ...values, [parameter.name]: value })}
      />
    </div>
  ))
}

function errorOf(parameter: QueryParameter, lacking: readonly QueryParameter[], wrong: readonly QueryParameter[]) {
  if (lacking.includes(parameter)) return words.queries.needed
  return wrong.includes(parameter) ? words.queries.badNumber : undefined
}

interface FieldProps {
  readonly parameter: QueryParameter
  readonly value: Value
  readonly error: string | undefined
  onChange(value: Value): void
}

function Field({ parameter, value, error, onChange }: FieldProps) {
  const { label, help, required, type, choices } = parameter
  const kind = nodeKindOf(parameter)
  const text = typeof value === 'string' ? value : ''
  const shared = {
    label: <FieldLabel text={label} optional={!required} />,
    description: help,
    error,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
  }
  if (kind !== undefined)
    return (
      <NodePicker
        label={label}
        kinds={[kind]}
        optional={!required}
        help={help}
        error={error}
        value={typeof value === 'object' ? value : undefined}
        onChange={onChange}
      />
    )
  if (type === 'choice')
    return (
      <Select
        {...shared}
        data={choices ?? []}
        value={text || null}
        clearable={!required}
        allowDeselect={!required}
        placeholder={words.queries.anyone}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    )
  return (
    <TextInput
      {...shared}
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'numeric' : undefined}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
