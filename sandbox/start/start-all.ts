import { mkdir } from 'node:fs/promises'
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.ts'
import { databasePart } from './database-part.ts'
import { applicationEnvironment, standInEnvironment } from './environments.ts'
import { firstOwner, type Owner, paystackKeys } from './keys.ts'
import { lockFolder } from './lock.ts'
import { type Ending, type Part, startPart } from './part.ts'
import { requirePorts } from './ports.ts'
import { answersReady, listensOn, whenReady } from './ready.ts'
import { refusal } from './refusal.ts'
import { type Environment, readSettings, type Settings } from './settings.ts'

/** The files that run as processes of their own. */
export type Entries = Readonly<{ application: string; paystack: string; mailbox: string }>

export type StartOptions = Readonly<{
  environment: Environment
  entries: Entries
  /** Aborted when nothing more is to be started. */
  stopping: AbortSignal
}>

export type Running = Readonly<{
  settings: Settings
  owner: Owner
  /** The embedded PostgreSQL, when there is one. */
  postgres: RunningPostgres | null
  /** Resolves with the first part that ends by itself. */
  ended: Promise<Ending>
}>

/** What runs so far, and how to end it: last started, first stopped. */
export type Parts = Readonly<{
  add: (part: Part) => Part
  all: () => ReadonlyArray<Part>
  stop: () => Promise<void>
  kill: () => void
}>

/** An application may take 30 s to finish what it does. */
const drainMs = 35_000
const standInMs = 5_000
/** How long the children of a parent that was killed may hold their ports. */
const orphansMs = 12_000

export const openParts = (): Parts => {
  const parts: Array<Part> = []
  return {
    add: (part) => {
      parts.push(part)
      return part
    },
    all: () => parts,
    stop: async () => {
      for (const { name, stop } of parts.toReversed())
        await stop().catch((failure: Error) => console.error(`${name}: ${failure.message}`))
    },
    kill: () => {
      for (const part of parts) part.kill()
    },
  }
}

const startStandIns = async (
  { environment, entries, stopping }: StartOptions,
  settings: Settings,
  parts: Parts,
): Promise<void> => {
  const { ports, standIns } = settings
  const start = (name: string, entry: string): Part =>
    parts.add(
      startPart({
        name,
        entry,
        environment: standInEnvironment(environment, settings),
        output: 'hidden',
        patienceMs: standInMs,
      }),
    )
  const paystack = standIns.paystack ? start('The Paystack sandbox', entries.paystack) : null
  const mailbox = standIns.mailbox ? start('The mailbox', entries.mailbox) : null
  if (paystack !== null) await whenReady(paystack, listensOn(ports.SANDBOX_PAYSTACK_PORT), stopping)
  if (mailbox !== null) await whenReady(mailbox, listensOn(ports.SANDBOX_MAIL_PORT, ports.SANDBOX_SMTP_PORT), stopping)
}

const startDatabase = async ({ dataDir }: Settings, stopping: AbortSignal, parts: Parts): Promise<RunningPostgres> => {
  const postgres = await startPostgres({ dataDir })
  parts.add(databasePart(postgres))
  if (stopping.aborted) throw refusal('stopped before everything was ready')
  return postgres
}

const startParts = async (options: StartOptions, settings: Settings, parts: Parts): Promise<Running> => {
  const { environment, entries, stopping } = options
  const owner = await firstOwner(settings.dataDir, environment)
  const keys = await paystackKeys(settings.dataDir)
  const postgres = settings.standIns.postgres ? await startDatabase(settings, stopping, parts) : null
  await startStandIns(options, settings, parts)
  const application = parts.add(
    startPart({
      name: 'The application',
      entry: entries.application,
      environment: applicationEnvironment(environment, settings, { databaseUrl: postgres?.url ?? null, keys, owner }),
      output: 'shown',
      patienceMs: drainMs,
    }),
  )
  await whenReady(application, answersReady(settings.localUrl), stopping)
  return { settings, owner, postgres, ended: Promise.race(parts.all().map(({ ended }) => ended)) }
}

/**
 * Starts the stand-ins that the environment leaves to us, then the application, and waits until all are ready.
 * Everything that was started is in `parts`, whether this resolves or throws; the caller stops it. Throws refusals,
 * in words for a person: of a mistake in the settings, a port that is taken, a folder in use, a part that ended.
 */
export const startAll = async (options: StartOptions, parts: Parts): Promise<Running> => {
  const settings = readSettings(options.environment)
  await mkdir(settings.dataDir, { recursive: true })
  const lock = await lockFolder(settings.dataDir, settings.url)
  parts.add({ name: 'the lock', ended: new Promise(() => undefined), stop: lock.release, kill: () => undefined })
  await requirePorts(settings, lock.wasStale ? orphansMs : 0)
  return startParts(options, settings, parts)
}
