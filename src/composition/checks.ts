import type { Check, Diagnosis, Limit } from '../adapters/cli/operations/doctor.command.ts'
import type { Database } from '../adapters/persistence/kernel/database.ts'
import { databaseFacts } from '../adapters/persistence/kernel/database-facts.ts'
import { replicaFacts } from '../adapters/persistence/kernel/replicas/replica-facts.ts'
import { servingRole } from '../adapters/persistence/kernel/serving-role.ts'
import { E, O } from '../domain/kernel/fp.ts'
import { Books } from '../ports/insight/books.ts'
import { PaymentGateway } from '../ports/sales/payment-gateway.ts'
import { limitsOf } from './configuration/limits.ts'
import type { Settings } from './configuration/schema.ts'
import { publicUrlOf } from './http-settings.ts'

const ok = (text: string): Diagnosis => ({ state: 'ok', text })
const warn = (text: string): Diagnosis => ({ state: 'warn', text })
const fail = (text: string): Diagnosis => ({ state: 'fail', text })

/** PostgreSQL 15 is the oldest that the SQL runs on. */
const oldest = 15
const mostSkewMs = 2_000
const quietMs = 7 * 24 * 3_600_000

/** No payment has it: who is asked for it and knows none, answers. */
const noReference = 'VX-DOCTOR-LOOKS-IN-00000000'

const databaseChecks = (db: Database): ReadonlyArray<Check> => [
  {
    name: 'database',
    look: async () => {
      const { version, encoding } = await databaseFacts(db)
      if (encoding !== 'UTF8') return fail(`PostgreSQL ${version} in ${encoding}; it must be UTF8`)
      return Number.parseInt(version, 10) >= oldest
        ? ok(`PostgreSQL ${version}, ${encoding}`)
        : fail(`PostgreSQL ${version}; ${oldest} is the oldest that Vexa runs on`)
    },
  },
  {
    name: 'migrations',
    look: async () => {
      const { pendingMigrations } = await databaseFacts(db)
      return pendingMigrations.length === 0
        ? ok('all applied')
        : fail(`not applied: ${pendingMigrations.join(', ')}; run npm run migrate`)
    },
  },
  {
    name: 'clock',
    look: async () => {
      const before = Date.now()
      const { now } = await databaseFacts(db)
      const skew = now.getTime() - (before + Date.now()) / 2
      return Math.abs(skew) <= mostSkewMs
        ? ok('agrees with the database')
        : warn(
            `is ${(Math.abs(skew) / 1_000).toFixed(1)} s ${skew < 0 ? 'ahead of' : 'behind'} the database's; use NTP`,
          )
    },
  },
  {
    name: 'webhook',
    look: async () => {
      const { lastNoticeAt, now } = await databaseFacts(db)
      if (lastNoticeAt === null) return warn('no notice of Paystack has ever arrived; set its address in the dashboard')
      const text = `last notice at ${lastNoticeAt.toISOString()}`
      return now.getTime() - lastNoticeAt.getTime() > quietMs ? warn(`${text}, more than a week ago`) : ok(text)
    },
  },
]

/** In production an instance that is taken over must not own the books; in development one role does for both. */
const role = ({ NODE_ENV }: Settings, db: Database): Check => ({
  name: 'role',
  look: async () => {
    const { role: name, faults } = await servingRole(db)
    if (faults.length === 0) return ok(`${name} has rows, and no more`)
    const tell = NODE_ENV === 'production' ? fail : warn
    return tell(`${name} ${faults.join(', ')}; make DATABASE_URL's a role of its own (deploy/postgres/roles.sql)`)
  },
})

const replicas = (settings: Settings, db: Database): ReadonlyArray<Check> =>
  settings.DATABASE_REPLICA_URLS.map((url, at) => ({
    name: `replica ${at + 1}`,
    look: async () => {
      const mostMs = settings.REPLICA_MOST_LAG_SECONDS * 1_000
      const { isStandby, isOfSame, lagMs } = await replicaFacts(db, url, mostMs)
      if (!isStandby) return fail('is no standby, so it is not read from')
      if (!isOfSame) return fail('follows another database')
      return lagMs !== null && lagMs <= mostMs
        ? ok(`follows; had all after ${lagMs} ms`)
        : warn(`is more than ${settings.REPLICA_MOST_LAG_SECONDS} s behind, so it is not read from`)
    },
  }))

const paystack = (settings: Settings): Check => ({
  name: 'Paystack',
  look: async (resolve) => {
    const gateway = resolve(PaymentGateway)
    const key = settings.PAYSTACK_SECRET_KEY.startsWith('sk_live_') ? 'a live key' : 'a test key'
    const asked = await gateway.verify(noReference)()
    return E.isRight(asked) && O.isNone(asked.right)
      ? ok(`answers, ${key}`)
      : fail(`does not answer as it should, ${key}; look at PAYSTACK_SECRET_KEY and the network`)
  },
})

const books: Check = {
  name: 'books',
  look: async (resolve) => {
    const checked = await resolve(Books).check()
    if (E.isLeft(checked)) return fail('cannot be looked at')
    const broken = checked.right.filter(({ rows }) => rows.length > 0)
    return broken.length === 0
      ? ok(`${checked.right.length} invariants hold`)
      : fail(broken.map(({ invariant, rows }) => `${invariant}: ${rows.length} rows break it`).join('; '))
  },
}

const configuration = (settings: Settings): Check => ({
  name: 'configuration',
  look: async () => ok(`${settings.NODE_ENV}, ${publicUrlOf(settings)}, sells in ${settings.CURRENCIES.join(', ')}`),
})

/** Everything that a shop stands on, in the order in which one would look. */
export const checksOf = (settings: Settings, db: Database): ReadonlyArray<Check> => [
  configuration(settings),
  ...databaseChecks(db),
  role(settings, db),
  ...replicas(settings, db),
  paystack(settings),
  books,
]

const shown = (value: unknown): string => (value === null ? '–' : String(value))

/** Every limit of the configuration, as a table shows it. */
export const shownLimits = (settings: Settings): ReadonlyArray<Limit> =>
  Object.entries(limitsOf(settings)).map(([name, { value, usual, about }]) => ({
    name,
    value: shown(value),
    usual: shown(usual),
    about,
  }))
