import { CloseButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type FocusEvent, type ReactNode, useEffect, useRef } from 'react'
import type { SearchHit } from '#contract'
import { open, tryTo } from '../state/deeds.ts'
import { navigate } from '../state/route.ts'
import { words } from '../words/index.ts'
import field from './field-frame.module.css'
import classes from './search-box.module.css'
import { SuggestionBox } from './suggestion-box.tsx'
import { comboboxProps, useSuggestions } from './use-suggestions.ts'

interface SearchBoxProps {
  readonly large?: boolean
  readonly placeholder?: string
  /** Stands at the end of the box, inside its frame. */
  readonly children?: ReactNode
}

/** Opens what a suggestion stands for. */
export function goTo(hit: SearchHit): void {
  if ('node' in hit) tryTo(() => open(hit.node.id))
  else if (hit.kind === 'article') navigate({ view: 'article', id: hit.id })
  else navigate({ view: 'queries', id: hit.id })
}

/** The name of the event that calls the search box: `/` or Ctrl+K. */
export const CALL_SEARCH = 'entente:search'

/** The one search: people, organisations, meetings, places, articles and saved queries, in any spelling. */
export function SearchBox({ large = false, placeholder = words.search.placeholder, children }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const suggesting = useSuggestions({
    onPick: (hit) => {
      suggesting.type('')
      input.current?.blur()
      goTo(hit)
    },
    onEscape: () => input.current?.blur(),
  })
  useCalled(input)
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) suggesting.setOpen(false)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the page's minimum of browsers does not know <search>
    <div role="search" className={large ? classes.large : classes.search} onBlur={leave}>
      <div className={`${field.frame} ${classes.frame}`}>
        <IconSearch size={large ? 22 : 18} stroke={1.75} aria-hidden />
        <input
          ref={input}
          type="text"
          aria-label={words.search.label}
          placeholder={placeholder}
          value={suggesting.typed}
          onChange={(event) => suggesting.type(event.currentTarget.value)}
          onFocus={() => suggesting.setOpen(suggesting.typed.trim() !== '')}
          {...comboboxProps(suggesting)}
        />
        {suggesting.typed !== '' ? (
          <CloseButton size={28} aria-label={words.search.clear} onClick={() => suggesting.type('')} />
        ) : (
          <kbd className={classes.key}>/</kbd>
        )}
        {children}
      </div>
      <SuggestionBox suggesting={suggesting} />
    </div>
  )
}

function useCalled(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const focus = () => {
      if (input.current?.checkVisibility()) input.current.select()
      input.current?.focus()
    }
    window.addEventListener(CALL_SEARCH, focus)
    return () => window.removeEventListener(CALL_SEARCH, focus)
  }, [input])
}
