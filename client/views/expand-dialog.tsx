import { NodeKind } from '#contract'
import { DialogFrame } from '../parts/dialog.tsx'
import { Sign } from '../parts/sign.tsx'
import { expandBy, MANY, total, tryTo } from '../state/deeds.ts'
import type { Question } from '../state/explorer.ts'
import { words } from '../words/index.ts'
import classes from './expand-dialog.module.css'

type ExpandDialogProps = Extract<Question, { ask: 'expand' }> & { onClose(): void }

/** A hub has too many neighbours to be drawn unasked: all, the first, or one kind. */
export function ExpandDialog({ id, name, counts, onClose }: ExpandDialogProps) {
  const choose = (kinds: readonly NodeKind[] | undefined, most?: number) => () => {
    onClose()
    tryTo(() => expandBy(id, name, kinds, most))
  }
  const all = total(counts)
  return (
    <DialogFrame title={words.expand.title(name)} onClose={onClose}>
      <p className={classes.text}>{words.expand.many(all)}</p>
      <ul className={classes.choices}>
        <li>
          <button type="button" className={classes.choice} data-autofocus onClick={choose(undefined, MANY)}>
            {words.expand.some(MANY)}
          </button>
        </li>
        {NodeKind.options.map((kind) => {
          const n = counts[kind] ?? 0
          return n === 0 ? null : (
            <li key={kind}>
              <button type="button" className={classes.choice} onClick={choose([kind])}>
                <Sign kind={kind} />
                {words.expand.kind(words.kinds[kind], n)}
              </button>
            </li>
          )
        })}
        <li>
          <button type="button" className={classes.choice} onClick={choose(undefined)}>
            {words.expand.all(all)}
          </button>
        </li>
      </ul>
    </DialogFrame>
  )
}
