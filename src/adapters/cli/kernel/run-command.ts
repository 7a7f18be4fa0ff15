import { E } from '../../../domain/kernel/fp.ts'
import { askedOf } from './asked.ts'
import type { Command, Resolve } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { commandHelp, programHelp } from './help.ts'
import type { Terminal } from './terminal.ts'

/** Opens the shop for a command that needs it, and closes it behind it; where it cannot, says why and answers the exit code. */
export type Opening = (work: (resolve: Resolve) => Promise<number>) => Promise<number>

const withoutShop: Resolve = (port) => {
  throw new Error(`this command said that it needs no shop, and asks for ${String(port)}`)
}

/** A command's name may have two words: `admin create`. */
const isNamed = (name: string, words: ReadonlyArray<string>): boolean =>
  name.split(' ').every((word, index) => words[index] === word)

/** Runs the command that the arguments name; answers the exit code of the process. */
export const runCommand = async (
  commands: ReadonlyArray<Command>,
  words: ReadonlyArray<string>,
  terminal: Terminal,
  open: Opening,
): Promise<number> => {
  const [first] = words
  if (first === undefined || first === '--help' || first === 'help') {
    terminal.say(programHelp(commands))
    return first === undefined ? exitCodes.usage : exitCodes.ok
  }
  const command = commands.find(({ name }) => isNamed(name, words))
  const kin = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (command === undefined && kin.length > 0 && words.includes('--help')) {
    terminal.say(programHelp(kin))
    return exitCodes.ok
  }
  if (command === undefined) {
    const [tried, nearest] = kin.length > 0 ? [words.slice(0, 2).join(' '), `${first} --help`] : [first, '--help']
    terminal.tell(`There is no command "${tried}". See: npm run vexa -- ${nearest}`)
    return exitCodes.usage
  }
  const { name } = command
  const args = words.slice(name.split(' ').length)
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
