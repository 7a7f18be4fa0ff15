import { emailCodeMade } from '../../domain/accounts/account-event.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { AccountPolicy } from '../../ports/accounts/account-policy.ts'
import { EmailCodes } from '../../ports/accounts/email-codes.ts'
import { MailedSecrets } from '../../ports/accounts/mailed-secrets.ts'
import { Events } from '../../ports/kernel/events.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Tx } from '../../ports/kernel/transact.ts'

export const makingEmailCodes = {
  codes: EmailCodes,
  secrets: MailedSecrets,
  policy: AccountPolicy,
  events: Events,
  ids: Ids,
}

type Asking = Readonly<{ userId: string; sessionId: string; asked: boolean }>

/** Makes a code for a session in the caller's transaction, and has it mailed. The session's code before is over. */
export const emailCodeFor =
  ({ codes, secrets, policy, events, ids }: Deps<typeof makingEmailCodes>) =>
  (tx: Tx) =>
  (asking: Asking) => {
    const { lifetimeMs, tries } = policy.emailCode
    const id = ids.next()
    return pipe(
      codes.add(tx)({ id, ...asking, ...secrets.make('code'), tries, lifetimeMs }),
      TE.flatMap(() => events.append(tx)([emailCodeMade(id, asking.userId)])),
    )
  }
