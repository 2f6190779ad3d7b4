import { useDebouncedValue } from '@mantine/hooks'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { SearchHit, SearchKind } from '#contract'
import { useSearch } from '../api/hooks.ts'
import { groupHits, moveChoice } from './suggestions.ts'

const PAUSE_MS = 120

interface Wanted {
  readonly kinds?: readonly SearchKind[] | undefined
  onPick(hit: SearchHit): void
  onEscape(): void
}

/** What an input that suggests needs: what is typed, what was found, which is chosen, and its keys. */
export function useSuggestions({ kinds, onPick, onEscape }: Wanted) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  /** Enter came before what was typed had been looked up: the choice is made once it has. */
  const [hurried, setHurried] = useState(false)
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const search = useSearch(asked, kinds)
  const groups = groupHits(asked === '' ? [] : (search.data?.hits ?? []))
  const flat = groups.flatMap(({ hits }) => hits)
  const settled = asked === typed.trim() && !search.isFetching

  const type = (text: string) => {
    setTyped(text)
    setChosen(0)
    setHurried(false)
    setOpen(text.trim() !== '')
  }
  const pick = (hit: SearchHit) => {
    setOpen(false)
    setHurried(false)
    onPick(hit)
  }
  useEffect(() => {
    if (!hurried || !settled) return
    const hit = flat[chosen]
    if (hit !== undefined && open) pick(hit)
    setHurried(false)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (open) setOpen(false)
      else onEscape()
      return
    }
    if (!open) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const hit = flat[chosen]
    if (by !== undefined) setChosen(moveChoice(chosen, by, flat.length))
    else if (event.key === 'Enter' && !settled) setHurried(true)
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && hit && settled) pick(hit)
    else return
    event.preventDefault()
  }
  return {
    id,
    /** Whether names alone are searched, and no titles. */
    ofNodes: kinds !== undefined,
    typed,
    type,
    open: open && asked !== '',
    setOpen,
    chosen,
    setChosen,
    groups,
    flat,
    settled,
    search,
    pick,
    onKeyDown,
  }
}

export type Suggesting = ReturnType<typeof useSuggestions>

/** What makes an input a combobox for assistive technology. */
export function comboboxProps({ id, open, chosen, flat, onKeyDown }: Suggesting) {
  return {
    role: 'combobox',
    autoComplete: 'off',
    spellCheck: false,
    'aria-expanded': open,
    'aria-controls': `${id}-list`,
    'aria-autocomplete': 'list',
    'aria-activedescendant': open && flat.length > 0 ? `${id}-list-${chosen}` : undefined,
    onKeyDown,
  } as const
}
