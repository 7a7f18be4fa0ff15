import type { ParseArgsOptionsConfig } from 'node:util'
import type { Port } from '../../../ports/kernel/port.ts'
import type { Terminal } from './terminal.ts'

export type Resolve = <A>(port: Port<A>) => A

/** An option as help shows it: what it is for, and what stands for its value. */
export type Option = Readonly<{ about: string; value?: string; default?: string }>

/** What was asked for, checked against the command's options. */
export type Asked = Readonly<{ operands: ReadonlyArray<string>; options: Readonly<Record<string, string | true>> }>

/** What a command works with. `resolve` is there for commands that need the shop. */
export type Context = Readonly<{ terminal: Terminal; resolve: Resolve }>

/** One command: `operands` are named in their order, all needed. `run` answers the exit code. */
export type Command = Readonly<{
  name: string
  about: string
  operands: ReadonlyArray<string>
  options: Readonly<Record<string, Option>>
  examples: ReadonlyArray<string>
  /** Whether it works with the shop's database. */
  needsShop: boolean
  run: (asked: Asked, context: Context) => Promise<number>
}>

export const parserOptions = ({ options }: Command): ParseArgsOptionsConfig =>
  Object.fromEntries(
    Object.entries({ ...options, help: {} as Option }).map(([name, { value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string' },
    ]),
  )
