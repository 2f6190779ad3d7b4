import { restore, type StorePlace } from '#graph'

/** Restores a backup into a place given as JSON, telling when it begins; made to be killed. */
const [file = '', place = ''] = process.argv.slice(2)
process.stdout.write('begins\n')
await restore(file, JSON.parse(place) as StorePlace, { replace: true, backups: `${file}.backups` })
process.stdout.write('done\n')
