import { DialogFrame } from '../parts/dialog.tsx'
import { words } from '../words/index.ts'
import classes from './keys-dialog.module.css'

const CONTROL = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

const GROUPS: readonly (readonly [title: string, keys: readonly (readonly [deed: string, keys: string])[]])[] = [
  [
    words.keys.groups.anywhere,
    [
      [words.keys.search, `/ · ${CONTROL} K`],
      [words.keys.undo, `${CONTROL} Z`],
      [words.keys.redo, `${CONTROL} Shift Z`],
      [words.keys.help, '?'],
    ],
  ],
  [
    words.keys.groups.picture,
    [
      [words.keys.arrows, '← ↑ → ↓'],
      [words.keys.expand, `E · ${CONTROL} E`],
      [words.keys.inspect, 'I'],
      [words.keys.hide, 'H'],
      [words.keys.hideOthers, 'Shift H'],
      [words.keys.all, 'A'],
      [words.keys.path, 'P'],
      [words.keys.fit, 'F'],
      [words.keys.table, 'T'],
      [words.keys.menu, 'Shift F10'],
      [words.keys.escape, 'Esc'],
    ],
  ],
  [words.keys.groups.article, [[words.keys.sentence, 'J · K']]],
]

/** The list of keys. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  return (
    <DialogFrame title={words.keys.title} scrolls onClose={onClose}>
      {GROUPS.map(([title, keys]) => (
        <section key={title} className={classes.group}>
          <h3 className={classes.title}>{title}</h3>
          <dl className={classes.keys}>
            {keys.map(([deed, key]) => (
              <div key={deed} className={classes.row}>
                <dt>{deed}</dt>
                <dd>
                  <kbd className={classes.key}>{key}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </DialogFrame>
  )
}
