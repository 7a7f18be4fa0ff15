import type { Command } from '../adapters/cli/kernel/command.ts'
import type { Route } from '../adapters/http/kernel/route.ts'
import type { Memory } from '../adapters/memory/kernel/memory.ts'
import type { AnyEntity, Database } from '../adapters/persistence/kernel/database.ts'
import type { TablePrivacy } from '../adapters/persistence/kernel/privacy.ts'
import type { Reaction, Schedule } from '../application/kernel/reaction.ts'
import type { AnyUseCase } from '../application/kernel/use-case.ts'
import type { SessionTimes } from '../ports/accounts/session-times.ts'
import type { Clock } from '../ports/kernel/clock.ts'
import type { Ids } from '../ports/kernel/ids.ts'
import type { Provision } from '../ports/kernel/port.ts'

/** What stores may ask of the world around them; `privacy`: what each table of the shop says of a buyer. */
export type StoreTools = Readonly<{
  ids: Ids
  clock: Clock
  sessionTimes: SessionTimes
  privacy: ReadonlyArray<TablePrivacy>
}>

/** A capability's table of contents: all that is plugged in when it stands in the list of capabilities. */
export type Capability = Readonly<{
  name: string
  useCases: ReadonlyArray<AnyUseCase>
  routes: ReadonlyArray<Route>
  reactions: ReadonlyArray<Reaction>
  schedules: ReadonlyArray<Schedule>
  /** Commands of the command line. */
  commands: ReadonlyArray<Command>
  entities: ReadonlyArray<AnyEntity>
  /** Of every column of its tables, what it says of a buyer. */
  privacy: ReadonlyArray<TablePrivacy>
  stores: Readonly<{
    postgres: (db: Database, tools: StoreTools) => ReadonlyArray<Provision>
    memory: (memory: Memory, tools: StoreTools) => ReadonlyArray<Provision>
  }>
}>

export const capability = (
  contents: Pick<Capability, 'name' | 'useCases' | 'routes'> & Partial<Capability>,
): Capability => ({
  reactions: [],
  schedules: [],
  commands: [],
  entities: [],
  privacy: [],
  stores: { postgres: () => [], memory: () => [] },
  ...contents,
})
