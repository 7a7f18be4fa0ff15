import { E } from '../../../domain/kernel/fp.ts'
import { askedOf } from './asked.ts'
import type { Command, Resolve } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { commandHelp, programHelp } from './help.ts'
import type { Terminal } from './terminal.ts'

/** Opens the shop for a command that needs it, and closes it behind it. */
export type Opening = <A>(work: (resolve: Resolve) => Promise<A>) => Promise<A>

const withoutShop: Resolve = (port) => {
  throw new Error(`this command said that it needs no shop, and asks for ${String(port)}`)
}

/** Runs the command that the arguments name; answers the exit code of the process. */
export const runCommand = async (
  commands: ReadonlyArray<Command>,
  [name, ...args]: ReadonlyArray<string>,
  terminal: Terminal,
  open: Opening,
): Promise<number> => {
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.say(programHelp(commands))
    return name === undefined ? exitCodes.usage : exitCodes.ok
  }
  const command = commands.find((each) => each.name === name)
  if (command === undefined) {
    terminal.tell(`There is no command "${name}". See: npm run vexa -- --help`)
    return exitCodes.usage
  }
  const asked = askedOf(command, args)
  if (E.isLeft(asked)) {
    terminal.tell(`${asked.left}. See: npm run vexa -- ${name} --help`)
    return exitCodes.usage
  }
  if (asked.right.options['help'] === true) {
    terminal.say(commandHelp(command))
    return exitCodes.ok
  }
  return command.needsShop
    ? open((resolve) => command.run(asked.right, { terminal, resolve }))
    : command.run(asked.right, { terminal, resolve: withoutShop })
}
