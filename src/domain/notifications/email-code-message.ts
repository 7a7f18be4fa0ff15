import { type Message, says } from './message.ts'

const minuteMs = 60_000

/** Carries a code to who reads the mails of an address. It is typed: a link would be opened by programs that look for viruses. */
export const emailCodeMessage = (code: string, lifetimeMs: number): Message => ({
  subject: 'Your code to confirm this e-mail address',
  blocks: [
    says(`Your code is ${code}.`),
    says(
      `Type it where you asked for it. It is good for ${Math.floor(lifetimeMs / minuteMs)} minutes. Nobody of this shop will ever ask you for it.`,
    ),
    says('If you did not ask for it, somebody mistyped their address: there is nothing to do.'),
  ],
  why: 'You get this because somebody made an account with this e-mail address.',
})
