import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { passwordResetMessage } from '../../domain/notifications/password-reset-message.ts'
import { AccountPolicy } from '../../ports/accounts/account-policy.ts'
import { MailedSecrets } from '../../ports/accounts/mailed-secrets.ts'
import { PasswordResets } from '../../ports/accounts/password-resets.ts'
import { unavailable } from '../../ports/kernel/transact.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import { useCase } from '../kernel/use-case.ts'
import type { Composing, LetterKind } from './letter-kind.ts'

/** Carries a way to a new password, unless it was used or replaced since, or is too old. */
export const composePasswordReset = useCase(
  'ComposePasswordReset',
  { resets: PasswordResets, secrets: MailedSecrets, policy: AccountPolicy, letterhead: Letterhead },
  [],
  ({ resets, secrets, policy, letterhead }) =>
    ({ mail }: Composing) =>
      pipe(
        resets.byId(mail.facts['reset'] ?? ''),
        TE.map(O.filter(({ isOpen }) => isOpen)),
        TE.flatMap(
          O.match(
            () => TE.right(O.none),
            (reset) =>
              pipe(
                secrets.reveal('token', reset),
                // Keys are being changed, and another instance has the one that this was made with.
                TE.fromOption(() => unavailable({ what: 'the key of a mailed token' })),
                TE.map(
                  (token): O.Option<Message> =>
                    O.some(passwordResetMessage(token, policy.passwordReset.lifetimeMs, letterhead.addressOf)),
                ),
              ),
          ),
        ),
      ),
)

export const passwordResetLetter: LetterKind = {
  kind: 'password-reset',
  isOptional: false,
  follows: {
    on: ['PasswordResetMade'],
    to: ({ subject, facts }) => ({ userId: String(facts['userId']), facts: { reset: subject } }),
  },
  compose: composePasswordReset,
}
