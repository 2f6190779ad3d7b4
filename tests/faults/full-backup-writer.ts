import { randomBytes } from 'node:crypto'
import { writeBackupFile } from '../../graph/copy/backup-file.ts'
import type { StoreRecord } from '../../graph/copy/record.ts'

/** Writes a backup where no file may be as large as it, and tells what came of it. */
const [file = ''] = process.argv.slice(2)

async function* records(): AsyncGenerator<StoreRecord> {
  for (let index = 0; index < 20_000; index += 1)
    yield { label: 'Key', id: `${index}`, properties: { id: `${index}`, text: randomBytes(200).toString('hex') } }
}

const head = { engine: 'embedded', schemaVersion: 2, algorithmVersion: 1, epoch: 1 } as const
const told = await writeBackupFile(file, { ...head, madeAt: new Date().toISOString() }, records()).then(
  () => 'done',
  (error: { code?: string }) => error.code ?? 'no code',
)
process.stdout.write(told)
