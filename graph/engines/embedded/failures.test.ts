import { expect, it } from 'vitest'
import { describeFailure } from './failures.ts'

// What the driver said where disks were made to fail: `tests/faults`.
const COMMIT =
  'Transaction error: GRAFEO-T009: the commit could not be written to the write-ahead log and was rolled back, so nothing of it remains and it can be retried: I/O error on the WAL at /data/store.grafeo.wal/wal_0.log: No space left on device (os error 28)'
const LOG =
  'Database error: GRAFEO-T011: the write-ahead log takes no more writes, so nothing was written and nothing commits until the database is reopened: cutting a failed group back failed: I/O error on the WAL at /data/store.grafeo.wal/wal_0.log: Read-only file system (os error 30)'
const AFTERWARDS =
  'Database error: GRAFEO-T008: an earlier commit did not complete, so no transaction can commit and nothing can be checkpointed, saved or copied: reopen the database (reads still see every commit published before it)'

it.each([
  [COMMIT, 'The store cannot be written: No space left on device (os error 28).'],
  [
    LOG,
    'The store cannot be written: Read-only file system (os error 30); start the program again once the disk is well.',
  ],
  [
    AFTERWARDS,
    'The store cannot be written: an earlier write to its disk failed; start the program again once the disk is well.',
  ],
])('a disk that fails is store-unwritable, with its reason and the remedy: %s', (said, message) => {
  expect(describeFailure(new Error(said))).toEqual({ code: 'store-unwritable', message })
})

it('what a statement does wrong is no fault of the disk', () => {
  const error = Object.assign(new Error('Syntax error: no such thing'), { gqlStatus: '42001' })
  expect(describeFailure(error)).toEqual({ code: 'query-failed', message: 'Syntax error: no such thing' })
})
