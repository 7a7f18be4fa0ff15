import { port } from '../../../ports/kernel/port.ts'
import type { Command, Context, Resolve } from '../kernel/command.ts'
import { exitCodes } from '../kernel/exit-codes.ts'

/** What a look at one part of the shop tells, and what to do when it is not well. */
export type Diagnosis = Readonly<{ state: 'ok' | 'warn' | 'fail'; text: string }>
export type Check = Readonly<{ name: string; look: (resolve: Resolve) => Promise<Diagnosis> }>

/** A limit as it is set now. */
export type Limit = Readonly<{ name: string; value: string; usual: string; about: string }>

/** What a doctor looks at, and the limits of the shop; provided where all parts are known. */
export type Checkup = Readonly<{ checks: ReadonlyArray<Check>; limits: ReadonlyArray<Limit> }>
export const Checkup = port<Checkup>('Checkup')

type Found = Diagnosis & Readonly<{ name: string }>

const looked = async ({ name, look }: Check, resolve: Resolve): Promise<Found> => {
  try {
    return { name, ...(await look(resolve)) }
  } catch (error) {
    return { name, state: 'fail', text: error instanceof Error ? error.message : 'it cannot be looked at' }
  }
}

const line = ({ name, state, text }: Found, width: number): string =>
  `${state.padEnd(4)}  ${name.padEnd(width)}  ${text}`

const showLimits = ({ limits }: Checkup, { terminal }: Context, asJson: boolean): number => {
  const width = Math.max(...limits.map(({ name }) => name.length))
  terminal.say(
    asJson
      ? JSON.stringify(limits, null, 2)
      : limits
          .map(({ name, value, usual, about }) => {
            const usually = value === usual ? '' : `, usually ${usual}`
            return `${name.padEnd(width)}  ${value.padStart(10)}  ${about}${usually}`
          })
          .join('\n'),
  )
  return exitCodes.ok
}

/** Looks at all that a shop stands on, and says what to do about what is not well. */
export const doctorCommand: Command = {
  name: 'doctor',
  about: 'Looks at configuration, database, payment provider and books, and says what is wrong',
  operands: [],
  options: { limits: { about: 'every limit, as it is set' }, json: { about: 'the findings as JSON' } },
  examples: ['doctor', 'doctor --limits', 'doctor --json'],
  needsShop: true,
  run: async ({ options }, context) => {
    const asJson = options['json'] === true
    const checkup = context.resolve(Checkup)
    if (options['limits'] === true) return showLimits(checkup, context, asJson)
    const found: Array<Found> = []
    for (const check of checkup.checks) found.push(await looked(check, context.resolve))
    const width = Math.max(...found.map(({ name }) => name.length))
    context.terminal.say(asJson ? JSON.stringify(found, null, 2) : found.map((each) => line(each, width)).join('\n'))
    return found.some(({ state }) => state === 'fail') ? exitCodes.incomplete : exitCodes.ok
  },
}
