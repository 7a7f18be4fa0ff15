import type { Command } from './command.ts'

const program = 'npm run vexa --'

const aligned = (rows: ReadonlyArray<readonly [string, string]>): string => {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`).join('\n')
}

const usage = ({ name, operands, options }: Command): string =>
  [
    program,
    name,
    ...operands.map((each) => `<${each}>`),
    ...(Object.keys(options).length > 0 ? ['[options]'] : []),
  ].join(' ')

/** What a command does, asks for and is used like. */
export const commandHelp = (command: Command): string => {
  const options = Object.entries(command.options).map(
    ([name, { about, value, default: usual }]) =>
      [
        `--${name}${value === undefined ? '' : ` <${value}>`}`,
        usual === undefined ? about : `${about} (${usual})`,
      ] as const,
  )
  return [
    command.about,
    `\nUsage: ${usage(command)}`,
    `\nOptions:\n${aligned([...options, ['--help', 'this text']])}`,
    `\nExamples:\n${command.examples.map((each) => `  ${program} ${each}`).join('\n')}`,
  ].join('\n')
}

/** All commands, a line each. */
export const programHelp = (commands: ReadonlyArray<Command>): string =>
  [
    'Runs a shop from the command line.',
    `\nUsage: ${program} <command> [options]`,
    `\nCommands:\n${aligned(commands.map(({ name, about }) => [name, about]))}`,
    `\n${program} <command> --help says more of each.`,
  ].join('\n')
