import { execute } from '../../../src/adapters/persistence/kernel/sql.ts'
import { TE } from '../../../src/domain/kernel/fp.ts'
import { type Side, succeed } from '../both.ts'

type Command = readonly [text: string, values: ReadonlyArray<unknown>]

/** Writes rows as they stand, in one transaction: the stores date theirs by their own clock, and history needs its own. */
export const written = (side: Side, commands: ReadonlyArray<Command>): Promise<void> =>
  succeed(
    side.transact((tx) =>
      TE.fromTask(async () => {
        for (const [text, values] of commands) await execute(tx, text, values)
      }),
    ),
  )
