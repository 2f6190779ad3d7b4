import { newMark } from '../mark.ts'
import { changeMeta } from '../statements/copy.ts'
import type { Migration } from './migration.ts'

/** Every migration there has been, the oldest first; the last one's `to` is the version of this program. */
export const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    what: 'a store has a mark of its own, by which a restored one is told from what it was',
    steps: [
      {
        label: 'Meta',
        change: async (transaction) => void (await transaction.run(changeMeta({ mark: newMark() }))),
      },
    ],
  },
]
