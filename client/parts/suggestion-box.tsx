import { useEffect, useRef } from 'react'
import { announce } from '../state/toast.ts'
import { words } from '../words/index.ts'
import { Failure } from './failure.tsx'
import classes from './suggestion-box.module.css'
import { SuggestionList } from './suggestion-list.tsx'
import type { Suggesting } from './use-suggestions.ts'

/** What falls from an input that suggests: the list, or why there is none. */
export function SuggestionBox({ suggesting }: { readonly suggesting: Suggesting }) {
  const { id, open, groups, flat, chosen, search, settled, typed } = suggesting
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: chosen === 0 ? 'end' : 'nearest' })
  }, [open, chosen])
  useEffect(() => {
    if (open && settled) announce(flat.length === 0 ? words.search.nothing(typed) : words.search.results(flat.length))
  }, [open, settled, flat.length, typed])
  if (!open) return null
  return (
    <div className={classes.box} ref={box}>
      {search.error ? (
        <Failure error={search.error} />
      ) : flat.length === 0 ? (
        settled && <Nothing typed={typed} tried={suggesting.ofNodes ? words.search.triedNames : words.search.tried} />
      ) : (
        <SuggestionList
          id={`${id}-list`}
          groups={groups}
          chosen={chosen}
          onPick={suggesting.pick}
          onPoint={suggesting.setChosen}
        />
      )}
    </div>
  )
}

function Nothing({ typed, tried }: { readonly typed: string; readonly tried: string }) {
  return (
    <div className={classes.nothing}>
      <strong>{words.search.nothing(typed.trim())}</strong>
      <p>{tried}</p>
    </div>
  )
}
