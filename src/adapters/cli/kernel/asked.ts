import { parseArgs } from 'node:util'
import { E } from '../../../domain/kernel/fp.ts'
import { type Asked, type Command, parserOptions } from './command.ts'

const told = (error: unknown): string => (error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))

/** Reads a command's arguments; what is wrong with them, in one line. */
export const askedOf = (command: Command, args: ReadonlyArray<string>): E.Either<string, Asked> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: parserOptions(command),
      allowPositionals: true,
      strict: true,
    })
    const given = Object.entries(values).flatMap(
      ([name, value]): ReadonlyArray<readonly [string, string | true]> =>
        typeof value === 'string' || value === true ? [[name, value]] : [],
    )
    const options = Object.fromEntries(given)
    const missing = options['help'] === true ? undefined : command.operands[positionals.length]
    if (missing !== undefined) return E.left(`<${missing}> is missing`)
    if (positionals.length > command.operands.length)
      return E.left(`"${positionals[command.operands.length]}" is one too many`)
    return E.right({ operands: positionals, options })
  } catch (error) {
    return E.left(told(error))
  }
}
