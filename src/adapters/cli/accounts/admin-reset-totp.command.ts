import { resetSecondFactor } from '../../../application/accounts/second-factor-off.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { Command } from '../kernel/command.ts'
import { exitCodeOf, exitCodes } from '../kernel/exit-codes.ts'

/** Helps an operator who lost what makes their one-time codes, and the recovery codes too. */
export const adminResetTotpCommand: Command = {
  name: 'admin reset-totp',
  about: 'Takes the second factor from an operator who lost it, and signs them out everywhere',
  operands: ['e-mail'],
  options: {},
  examples: ['admin reset-totp ada@shop.example'],
  needsShop: true,
  run: async ({ operands: [email = ''] }, { terminal, resolve }) => {
    const reset = await resolve(resetSecondFactor.port)({ email, actor: 'command line' })()
    if (E.isLeft(reset)) {
      terminal.tell(reset.left._tag === 'OperatorNotFound' ? `No operator has ${email}.` : reset.left._tag)
      return exitCodeOf(reset.left)
    }
    terminal.say(`${reset.right.email} signs in with the password alone now.`)
    return exitCodes.ok
  },
}
