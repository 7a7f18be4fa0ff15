import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { addressKnownForMs } from '../../../src/domain/accounts/known-address.ts'
import { Admins } from '../../../src/ports/accounts/admins.ts'
import { KnownAddresses } from '../../../src/ports/accounts/known-addresses.ts'
import type { SessionOwner } from '../../../src/ports/accounts/sessions.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { both, succeed } from '../both.ts'
import { anAdmin, aTokenHash, aUser } from '../examples.ts'
import { passes } from '../sales/buying.ts'

both('KnownAddresses', [accounts], (side) => {
  const owners = async (): Promise<ReadonlyArray<SessionOwner>> => {
    const { transact, of, ids } = side()
    const [user, admin] = [aUser(ids), anAdmin(ids)]
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    await succeed(transact((tx) => of(Admins).addFirst(tx)(admin)))
    return [
      { kind: 'user', ownerId: user.id },
      { kind: 'admin', ownerId: admin.id },
    ]
  }
  const keep = (owner: SessionOwner, hash: string) =>
    succeed(side().transact((tx) => side().of(KnownAddresses).keep(tx)(owner, hash)))
  const has = (hash: string) => succeed(side().of(KnownAddresses).has(hash))

  it('knows what was kept, once and again, of buyers and operators, and nothing else', async () => {
    for (const owner of await owners()) {
      const hash = aTokenHash()
      expect(await has(hash)).toBe(false)
      await keep(owner, hash)
      await keep(owner, hash)
      expect([await has(hash), await has(aTokenHash())]).toEqual([true, false])
    }
  })

  it('forgets after a month what was not kept again, and keeps no more of it', async () => {
    const [owner] = await owners()
    if (owner === undefined) throw new Error('nobody was made')
    const [old, renewed, fresh] = [aTokenHash(), aTokenHash(), aTokenHash()]
    for (const hash of [old, renewed]) await keep(owner, hash)
    await passes(side(), addressKnownForMs - 60_000)
    expect([await has(old), await has(renewed)]).toEqual([true, true])
    await keep(owner, renewed)
    await passes(side(), 60_000)
    expect([await has(old), await has(renewed)]).toEqual([false, true])
    await keep(owner, fresh)
    expect([await has(old), await has(renewed), await has(fresh)]).toEqual([false, true, true])
    await passes(side(), -60_000)
    expect([await has(old), await has(renewed)]).toEqual([false, true])
  })
})
