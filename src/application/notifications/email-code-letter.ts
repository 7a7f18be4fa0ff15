import { isOpen } from '../../domain/accounts/email-code.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { emailCodeMessage } from '../../domain/notifications/email-code-message.ts'
import type { Message } from '../../domain/notifications/message.ts'
import { AccountPolicy } from '../../ports/accounts/account-policy.ts'
import { EmailCodes } from '../../ports/accounts/email-codes.ts'
import { MailedSecrets } from '../../ports/accounts/mailed-secrets.ts'
import { unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import type { Composing, LetterKind } from './letter-kind.ts'

/** Carries a code, unless it is over, replaced or not needed any more. */
export const composeEmailCode = useCase(
  'ComposeEmailCode',
  { codes: EmailCodes, secrets: MailedSecrets, policy: AccountPolicy },
  [],
  ({ codes, secrets, policy }) =>
    ({ mail, recipient }: Composing) =>
      pipe(
        codes.findNewest(mail.facts['code'] ?? ''),
        TE.map(O.filter((code) => isOpen(code) && recipient.status === 'unverified')),
        TE.flatMap(
          O.match(
            () => TE.right(O.none),
            (code) =>
              pipe(
                secrets.reveal('code', code),
                // Keys are being changed, and another instance has the one that this was made with.
                TE.fromOption(() => unavailable({ what: 'the key of a mailed code' })),
                TE.map((secret): O.Option<Message> => O.some(emailCodeMessage(secret, policy.emailCode.lifetimeMs))),
              ),
          ),
        ),
      ),
)

export const emailCodeLetter: LetterKind = {
  kind: 'email-code',
  isOptional: false,
  follows: {
    on: ['EmailCodeMade'],
    to: ({ subject, facts }) => ({ userId: String(facts['userId']), facts: { code: subject } }),
  },
  compose: composeEmailCode,
}
