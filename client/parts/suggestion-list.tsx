import type { SearchHit } from '#contract'
import { formatMeetingDate, words } from '../words/index.ts'
import { Sign } from './sign.tsx'
import classes from './suggestion-list.module.css'
import { keyOf, type SuggestionGroup } from './suggestions.ts'

interface SuggestionListProps {
  readonly id: string
  readonly groups: readonly SuggestionGroup[]
  readonly chosen: number
  onPick(hit: SearchHit): void
  onPoint(index: number): void
}

/** Suggestions by kind, as a listbox that an input owns. */
export function SuggestionList({ id, groups, chosen, onPick, onPoint }: SuggestionListProps) {
  let index = -1
  return (
    <div id={id} role="listbox" aria-label={words.search.label} className={classes.list}>
      {groups.map(({ kind, hits }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox is no fieldset
        <div key={kind} role="group" aria-label={words.kinds[kind]}>
          <div className={classes.heading} aria-hidden="true">
            {words.kinds[kind]}
          </div>
          {hits.map((hit) => {
            index += 1
            const at = index
            return (
              <Suggestion
                key={keyOf(hit)}
                id={`${id}-${at}`}
                hit={hit}
                chosen={at === chosen}
                onPick={() => onPick(hit)}
                onPoint={() => onPoint(at)}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

interface SuggestionProps {
  readonly id: string
  readonly hit: SearchHit
  readonly chosen: boolean
  onPick(): void
  onPoint(): void
}

function Suggestion({ id, hit, chosen, onPick, onPoint }: SuggestionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the option by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={classes.option}
      onClick={onPick}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className={classes.sign}>
        <Sign kind={hit.kind} {...('node' in hit && { status: hit.node.status, certainty: hit.node.certainty })} />
      </span>
      <span className={classes.names}>
        <span className={hit.kind === 'article' ? classes.serif : classes.name}>{nameOf(hit)}</span>
        <SecondLine hit={hit} />
      </span>
      <span className={classes.count}>{countOf(hit)}</span>
    </div>
  )
}

function SecondLine({ hit }: { readonly hit: SearchHit }) {
  if ('node' in hit && hit.node.kind === 'meeting')
    return (
      <span className={classes.second}>
        {formatMeetingDate(hit.node.date)}
        {hit.node.certainty === 'unsure' && `, ${words.certainty.unsure}`}
      </span>
    )
  if ('node' in hit && hit.matched !== undefined)
    return (
      <span className={classes.second}>
        {words.search.as} <span className={classes.spelling}>{hit.matched}</span>
      </span>
    )
  if (hit.kind === 'article' && 'publisher' in hit && hit.publisher)
    return <span className={classes.second}>{hit.publisher}</span>
  return null
}

function nameOf(hit: SearchHit): string {
  if ('node' in hit) return hit.node.name
  return 'title' in hit ? hit.title : hit.name
}

function countOf(hit: SearchHit): string {
  if (!('node' in hit)) return ''
  return hit.node.kind === 'meeting'
    ? words.panel.sourceCount(hit.node.sources ?? 1)
    : words.count.meetings(hit.node.meetings)
}
