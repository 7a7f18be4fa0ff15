import { leadsTo, type Message, says } from './message.ts'
import type { AddressOf } from './update-message.ts'

const hourMs = 3_600_000

/** Carries the token of an invitation to work here, behind the #, as that of a new password. */
export const invitationMessage = (token: string, lifetimeMs: number, addressOf: AddressOf): Message => ({
  subject: 'You are invited to work in the shop',
  blocks: [
    says('Somebody who runs this shop asks you to work here.'),
    leadsTo('Accept the invitation', `${addressOf('/accept-invitation')}#token=${token}`),
    says(`This is good once, and for ${Math.max(1, Math.floor(lifetimeMs / hourMs))} hours.`),
    says('If you do not expect this, there is nothing to do.'),
  ],
  why: 'You get this because somebody gave this e-mail address for you.',
})
