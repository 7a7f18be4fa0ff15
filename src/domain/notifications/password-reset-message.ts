import { leadsTo, type Message, says } from './message.ts'
import type { AddressOf } from './update-message.ts'

const minuteMs = 60_000

/**
 * Carries the token of a new password. It stands behind the #, which browsers keep to themselves: no server, log or page
 * that is opened by accident gets to see it, and opening the address changes nothing.
 */
export const passwordResetMessage = (token: string, lifetimeMs: number, addressOf: AddressOf): Message => ({
  subject: 'A new password for your account',
  blocks: [
    says('Somebody, probably you, forgot the password of your account.'),
    leadsTo('Choose a new password', `${addressOf('/reset-password')}#token=${token}`),
    says(`This is good once, and for ${Math.floor(lifetimeMs / minuteMs)} minutes.`),
    says('If it was not you, there is nothing to do: your password stays as it is.'),
  ],
  why: 'You get this because you have an account with this e-mail address.',
})
