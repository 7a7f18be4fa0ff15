import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { invitationMessage } from '../../domain/notifications/invitation-message.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { AccountPolicy } from '../../ports/accounts/account-policy.ts'
import { Invitations } from '../../ports/accounts/invitations.ts'
import { MailedSecrets } from '../../ports/accounts/mailed-secrets.ts'
import { unavailable } from '../../ports/kernel/transact.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, type LetterKind, textIn } from './letter-kind.ts'

/** Carries an invitation, unless it was used or replaced since, or is too old. */
export const composeInvitation = useCase(
  'ComposeInvitation',
  { invitations: Invitations, secrets: MailedSecrets, policy: AccountPolicy, letterhead: Letterhead },
  [],
  ({ invitations, secrets, policy, letterhead }) =>
    ({ mail }: Composing) =>
      pipe(
        invitations.byId(mail.facts['invitation'] ?? ''),
        TE.map(O.filter(({ isOpen }) => isOpen)),
        TE.flatMap(
          O.match(
            () => TE.right(O.none),
            (invitation) =>
              pipe(
                secrets.reveal('token', invitation),
                // Keys are being changed, and another instance has the one that this was made with.
                TE.fromOption(() => unavailable({ what: 'the key of a mailed token' })),
                TE.map(
                  (token): O.Option<Message> =>
                    O.some(invitationMessage(token, policy.invitation.lifetimeMs, letterhead.addressOf)),
                ),
              ),
          ),
        ),
      ),
)

export const invitationLetter: LetterKind = {
  kind: 'invitation',
  isOptional: false,
  follows: {
    on: ['AdminInvited'],
    to: ({ subject, facts }) => ({
      readership: 'operator',
      userId: textIn(facts, 'adminId'),
      facts: { invitation: subject },
    }),
  },
  compose: composeInvitation,
}
