import type { Resolve } from '../adapters/http/kernel/perform.ts'
import { ensureFirstOwner } from '../application/accounts/ensure-first-owner.ts'
import { E } from '../domain/kernel/fp.ts'

type Login = Readonly<{ email: string; password: string }>

/** Makes the shop's first owner, if it has no operator yet; throws where that fails, for nobody could run the shop. */
export const makeFirstOwner = async (resolve: Resolve, { email, password }: Login): Promise<void> => {
  const made = await resolve(ensureFirstOwner.port)({ email, password: password.normalize('NFKC') })()
  if (E.isLeft(made)) throw new Error(`the first owner could not be made: ${made.left._tag}`)
}
