import { emptyMemory } from '../src/adapters/memory/kernel/memory.ts'
import type { Database } from '../src/adapters/persistence/kernel/database.ts'
import { systemClock, uuidIds } from '../src/adapters/security/crypto.random.ts'
import { newTokenKeys, tokenKeys } from '../src/adapters/security/token-keys.ts'
import type { AnyUseCase } from '../src/application/kernel/use-case.ts'
import { capabilities } from '../src/composition/capabilities.ts'
import type { Capability } from '../src/composition/capability.ts'
import { configuration } from '../src/composition/configuration/configuration.ts'
import { outside } from '../src/composition/outside.ts'
import { world } from '../src/composition/world.ts'
import { usualWorldLimits } from '../src/composition/world-limits.ts'
import { E } from '../src/domain/kernel/fp.ts'
import type { Provision } from '../src/ports/kernel/port.ts'

/** Nothing is asked of these: stores are made to see which ports they serve, and never used. */
const database = { pool: {}, orm: {}, pooler: null } as unknown as Database
const tools = { ids: uuidIds, clock: systemClock, sessionTimes: usualWorldLimits.sessions, privacy: [] }
const silence = { info: () => undefined, warn: () => undefined, error: () => undefined }

type Places = ReadonlyMap<symbol, string>

const at = (place: string, provisions: ReadonlyArray<Provision>): ReadonlyArray<readonly [symbol, string]> =>
  provisions.map(([port]) => [port, place])

const settings = configuration({
  DATABASE_URL: 'postgres://nobody.example/nothing',
  PAYSTACK_SECRET_KEY: 'sk_test_that_pays_for_nothing',
})
if (E.isLeft(settings)) throw new Error(settings.left.join('; '))
const keys = await tokenKeys(await newTokenKeys())
const common = at('world', world({ ...tools, keys, currencies: settings.right.CURRENCIES, limits: usualWorldLimits }))

const modes: ReadonlyArray<readonly [string, Places]> = [
  [
    'serving',
    new Map([
      ...common,
      ...at('outside', outside(settings.right, silence)),
      ...capabilities.flatMap(({ name, stores }) => at(`${name}, PostgreSQL`, stores.postgres(database, tools))),
    ]),
  ],
  [
    'in memory',
    new Map([
      ...common,
      ...capabilities.flatMap(({ name, stores }) => at(`${name}, memory`, stores.memory(emptyMemory(), tools))),
    ]),
  ],
]

const nameOf = (port: symbol): string => (port.description ?? '').replace(/^vexa:/, '')

/** The kernels of the modes serve what no manifest does; in memory, a double stands for the world outside. */
const placeOf = (mode: string, places: Places, port: symbol): string =>
  nameOf(port).startsWith('use case ')
    ? 'itself'
    : (places.get(port) ?? (mode === 'in memory' && modes[0]?.[1].get(port) === 'outside' ? 'a double' : 'kernel'))

const portsOf = ({ needs }: AnyUseCase): ReadonlyArray<symbol> =>
  Object.values<symbol>(needs).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

/** What sets a use case going: routes, events, the clock; else another part of the program. */
const causesOf = ({ routes, reactions, schedules }: Capability, useCase: AnyUseCase): ReadonlyArray<string> => {
  const causes = [
    ...routes
      .filter((each) => each.useCase === useCase)
      .map(({ contract }) => `${contract.method.toUpperCase()} ${contract.path} (${contract.access})`),
    ...reactions.filter((each) => each.useCase === useCase).map(({ on, queue }) => `on ${on.join(', ')} → ${queue}`),
    ...schedules.filter((each) => each.useCase === useCase).map(({ cron, queue }) => `at ${cron} → ${queue}`),
  ]
  return causes.length > 0 ? causes : ['called from within']
}

const useCaseLines = (capability: Capability, useCase: AnyUseCase): ReadonlyArray<string> => [
  `  ${useCase.name}`,
  ...causesOf(capability, useCase).map((cause) => `    ← ${cause}`),
  `    → ${portsOf(useCase).map(nameOf).join(', ')}`,
]

const linesOf = (capability: Capability): ReadonlyArray<string> => [
  capability.name,
  ...capability.useCases.flatMap((useCase) => useCaseLines(capability, useCase)),
  '',
]

const row = (columns: ReadonlyArray<string>): string =>
  columns
    .map((column) => column.padEnd(36))
    .join('')
    .trimEnd()

const needed = new Map(
  capabilities
    .flatMap(({ useCases }) => useCases)
    .flatMap(portsOf)
    .map((port) => [nameOf(port), port] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
)

const portLines = [...needed].map(([name, port]) =>
  row([`  ${name}`, ...modes.map(([mode, places]) => placeOf(mode, places, port))]),
)

const lines = [...capabilities.flatMap(linesOf), row(['ports', ...modes.map(([mode]) => mode)]), ...portLines]

/** `npm run graph`: capability → use case ← what sets it going, → what it needs; then what serves that in each mode. */
process.stdout.write(`${lines.join('\n')}\n`)
