import { pinoLog } from '../adapters/observability/pino.log.ts'
import { stepBack } from '../adapters/security/background-threads.ts'
import { E } from '../domain/kernel/fp.ts'
import { configuration } from './configuration/configuration.ts'
import type { Settings } from './configuration/schema.ts'
import { openShop } from './shop.ts'
import { factsOfNow } from './telemetry.ts'

/** BSD's sysexits: a configuration error. */
const badConfiguration = 78
const leastNode = 26
const lastMomentMs = 30_000

const requireNode = (): void => {
  if (Number(process.versions.node.split('.')[0]) >= leastNode) return
  process.stderr.write(
    `Vexa runs on Node ${leastNode} or later; this is ${process.version}. Start it through npm, which brings it along.\n`,
  )
  process.exit(1)
}

/** The settings of the environment; every mistake is named, never its value, and ends the process. */
export const settingsOrExit = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const settings = configuration(environment)
  if (E.isRight(settings)) return settings.right
  for (const fault of settings.left) process.stderr.write(`configuration: ${fault}\n`)
  return process.exit(badConfiguration)
}

/** Opens the shop and closes it on SIGTERM or Ctrl-C, as soon as it is open: requests in flight finish first. */
export const boot = async (environment: Readonly<Record<string, string | undefined>>): Promise<void> => {
  requireNode()
  const settings = settingsOrExit(environment)
  const log = pinoLog(settings.LOG_LEVEL, factsOfNow)
  await stepBack(settings.HASHING_NICENESS)
  const opening = openShop(settings, log)
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), lastMomentMs).unref()
    await (await opening).stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  await opening
}
