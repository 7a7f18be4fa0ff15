import { adminCreateCommand } from '../adapters/cli/accounts/admin-create.command.ts'
import { adminResetTotpCommand } from '../adapters/cli/accounts/admin-reset-totp.command.ts'
import { analyzeCommand } from '../adapters/cli/catalogue/analyze.command.ts'
import { exportCommand } from '../adapters/cli/catalogue/export.command.ts'
import { importCommand } from '../adapters/cli/catalogue/import.command.ts'
import type { ReadDocument } from '../adapters/cli/catalogue/workflow-file.ts'
import type { Command } from '../adapters/cli/kernel/command.ts'
import { exitCodes } from '../adapters/cli/kernel/exit-codes.ts'
import { type Opening, runCommand } from '../adapters/cli/kernel/run-command.ts'
import { type Terminal, terminalOf } from '../adapters/cli/kernel/terminal.ts'
import { backupCommand } from '../adapters/cli/operations/backup.command.ts'
import { Checkup, doctorCommand } from '../adapters/cli/operations/doctor.command.ts'
import { type Restoring, restoreCommand } from '../adapters/cli/operations/restore.command.ts'
import { dropBom } from '../adapters/http/kernel/json/encoding.ts'
import { readingUnder, usualStructure } from '../adapters/http/kernel/json/json-limits.ts'
import { readJson } from '../adapters/http/kernel/json/read-json.ts'
import { pinoLog } from '../adapters/observability/pino.log.ts'
import { isUntouched, pendingMigrations } from '../adapters/persistence/kernel/database-facts.ts'
import { codeOf, isLost } from '../adapters/persistence/kernel/lost.ts'
import { systemClock } from '../adapters/security/crypto.random.ts'
import { newTokenKeys, tokenKeys } from '../adapters/security/token-keys.ts'
import { usualIdleMs, workerThreads } from '../adapters/workers/threads.ts'
import { analyzeWorkflow } from '../application/catalogue/analyze-workflow.ts'
import { E } from '../domain/kernel/fp.ts'
import { provide } from '../ports/kernel/port.ts'
import { settingsOrExit } from './boot.ts'
import { capabilities } from './capabilities.ts'
import { checksOf, shownLimits } from './checks.ts'
import { type Settings, schema } from './configuration/schema.ts'
import { defaultOf, type Variable } from './configuration/variable.ts'
import { container } from './container.ts'
import { examiner } from './examiner.ts'
import { migrateAll, ownersUrlOf } from './migrating.ts'
import { outside } from './outside.ts'
import { postgres } from './postgres.ts'
import { world } from './world.ts'
import { worldLimits } from './world-limits.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The owner that the stand-ins make, when nobody says otherwise. */
const usualOwner = 'owner@vexa.localhost'

/** A limit as the environment has it, before anything else of the configuration is asked for. */
const limitOf = (environment: Environment, name: `LIMIT_${string}` & keyof Settings): number => {
  const variable = schema[name] as Variable<number>
  const read = variable.read(environment[name] ?? '')
  return E.isRight(read) ? read.right : defaultOf(variable)
}

/** A workflow file is read as one that is uploaded. */
const readDocumentUnder = (environment: Environment): ReadDocument => {
  const document = {
    depth: limitOf(environment, 'LIMIT_WORKFLOW_DEPTH'),
    width: limitOf(environment, 'LIMIT_WORKFLOW_WIDTH'),
  }
  const { file } = readingUnder({ ...usualStructure, document })
  return (bytes) => {
    const json = readJson(dropBom(bytes), file)
    if (E.isRight(json)) return E.right(json.right.value)
    return E.left(json.left.kind === 'malformed' ? json.left.message : json.left.issues)
  }
}

/** Why the database cannot be worked with, in a line for a person; null when it can. */
const databaseFault = async (url: string): Promise<string | null> => {
  try {
    const pending = await pendingMigrations(url)
    return pending.length === 0 ? null : `The database lacks ${pending.join(', ')}. Run: npm run migrate`
  } catch (error) {
    if (isLost(error))
      return `The database does not answer (${codeOf(error) ?? 'no reason given'}); look at DATABASE_URL`
    throw error
  }
}

/** The shop without a door: its use cases on the database, and no jobs worked off. It migrates nothing by itself. */
const opening =
  (environment: Environment, terminal: Terminal): Opening =>
  async (work) => {
    const settings = settingsOrExit({ LOG_LEVEL: 'error', ...environment })
    const fault = await databaseFault(settings.DATABASE_URL)
    if (fault !== null) {
      terminal.tell(fault)
      return exitCodes.unavailable
    }
    const log = pinoLog(settings.LOG_LEVEL)
    const keys = await tokenKeys(settings.TOKEN_KEYS ?? (await newTokenKeys()))
    const { db, jobs, provisions } = await postgres(settings, systemClock, log)
    const resolve = container(
      [
        ...world({
          clock: systemClock,
          keys,
          currencies: settings.CURRENCIES,
          limits: worldLimits(settings),
        }),
        ...provisions,
        ...outside(settings, log),
        provide(Checkup, { checks: checksOf(settings, db), limits: shownLimits(settings) }),
      ],
      capabilities.flatMap(({ useCases }) => useCases),
    )
    try {
      return await work(resolve)
    } finally {
      await jobs.stop(5_000)
      await db.close()
    }
  }

const restoring = (environment: Environment): Restoring => {
  const settings = settingsOrExit(environment)
  const address = ownersUrlOf(settings)
  return { address, isEmpty: () => isUntouched(address), migrate: () => migrateAll(settings) }
}

const commandsFor = (environment: Environment): ReadonlyArray<Command> => {
  const files = {
    readDocument: readDocumentUnder(environment),
    mostBytes: limitOf(environment, 'LIMIT_WORKFLOW_BYTES'),
  }
  const threads = workerThreads({
    inlineBytes: limitOf(environment, 'LIMIT_INLINE_WORKFLOW_BYTES'),
    timeoutMs: limitOf(environment, 'LIMIT_EXAMINATION_MS'),
    idleMs: usualIdleMs,
  })
  return [
    importCommand({ ...files, firstOwner: environment['ADMIN_EMAIL'] || usualOwner }),
    exportCommand,
    analyzeCommand({ ...files, analyze: analyzeWorkflow.make({ examiner: examiner(threads) }) }),
    adminCreateCommand(() => process.stdin),
    adminResetTotpCommand,
    doctorCommand,
    backupCommand(() => ownersUrlOf(settingsOrExit(environment))),
    restoreCommand(() => restoring(environment)),
    ...capabilities.flatMap(({ commands }) => commands),
  ]
}

/** Runs one command; answers the exit code of the process. */
export const commandLine = (
  args: ReadonlyArray<string>,
  environment: Environment,
  terminal: Terminal = terminalOf(process.stdout, process.stderr, environment),
): Promise<number> => runCommand(commandsFor(environment), args, terminal, opening(environment, terminal))
