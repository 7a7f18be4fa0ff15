import type { EmailAddress } from '../../domain/accounts/email-address.ts'
import { emailKey } from '../../domain/accounts/email-address.ts'
import { rateLimited } from '../../domain/accounts/failures.ts'
import { networkOf } from '../../domain/accounts/network.ts'
import type { SessionKind } from '../../domain/accounts/session.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { KnownAddresses } from '../../ports/accounts/known-addresses.ts'
import { type Attempt, Throttle } from '../../ports/accounts/throttle.ts'
import { AddressHasher } from '../../ports/delivery/address-hasher.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { countedOr } from './counted-or.ts'

export const countingLogins = { throttle: Throttle, known: KnownAddresses, addresses: AddressHasher, digest: Digest }

type Login = Readonly<{ kind: SessionKind; email: EmailAddress; address: string }>

/** The id of the account of this address; none when there is no such account. */
type IdOf = (email: EmailAddress) => TE.TaskEither<Unavailable, O.Option<Readonly<{ id: string }>>>

/**
 * Counts a try to log in before it is made, and answers what to give back should it succeed. Too many failures of an
 * account, from wherever they come, keep nobody out who signed in to it from the same network lately: or anyone could
 * lock anyone out. They are counted last, so that who is stopped for their own address adds nothing to them.
 */
export const countedLogin =
  ({ throttle, known, addresses, digest }: Deps<typeof countingLogins>) =>
  (idOf: IdOf, { kind, email, address }: Login) => {
    const account = digest.sha256(`${kind} ${emailKey(email)}`)
    const network = networkOf(address)
    const ofAddress: ReadonlyArray<Attempt> = [
      { rule: 'login_account_address', key: `${account} ${network}` },
      { rule: 'login_address', key: network },
    ]
    const ofAccount: ReadonlyArray<Attempt> = [{ rule: 'login_account', key: account }]
    // Asked in the same way whether or not there is an account.
    const isKnown = pipe(
      idOf(email),
      TE.map(
        O.match(
          () => account,
          ({ id }) => id,
        ),
      ),
      TE.flatMap((id) => known.has(addresses.hash(id, network))),
    )
    const unlessKnown = (retryAfterSeconds: number) =>
      pipe(
        isKnown,
        TE.filterOrElseW(
          (isTheirs) => isTheirs,
          () => rateLimited({ retryAfterSeconds }),
        ),
        TE.map(() => ofAddress),
      )
    return pipe(
      countedOr(rateLimited)(throttle, ofAddress),
      TE.flatMap(() => throttle.count(ofAccount)),
      TE.flatMap(O.match(() => TE.right([...ofAddress, ...ofAccount]), unlessKnown)),
    )
  }
