import { settingsOrExit } from './composition/boot.ts'
import { migrateAll } from './composition/migrating.ts'

const applied = await migrateAll(settingsOrExit(process.env), (text) => void process.stderr.write(`${text}\n`))
process.stdout.write(applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`)
