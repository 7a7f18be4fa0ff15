import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import type { UserStatus } from '../../../src/domain/accounts/user.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { N8nConnections } from '../../../src/ports/delivery/n8n-connections.ts'
import { both, succeed } from '../both.ts'
import { aUser, someTime } from '../examples.ts'

both('N8nConnections', [accounts, catalogue, delivery], (side) => {
  const aBuyer = async (status: UserStatus = 'active'): Promise<string> => {
    const user = aUser(side().ids, { status })
    await succeed(side().transact((tx) => side().of(Users).add(tx)(user)))
    return user.id
  }
  const connect = (userId: string, tokenHash: string) =>
    succeed(side().transact((tx) => side().of(N8nConnections).replace(tx)({ userId, tokenHash, createdAt: someTime })))
  const end = (userId: string) => succeed(side().transact((tx) => side().of(N8nConnections).end(tx)(userId)))
  const ownerOf = (tokenHash: string) => succeed(side().of(N8nConnections).ownerOf(tokenHash))

  it('knows whose an address is', async () => {
    const [ada, ben] = [await aBuyer(), await aBuyer('unverified')]
    await connect(ada, 'hash of hers')
    await connect(ben, 'hash of his')
    expect(await ownerOf('hash of hers')).toEqual(O.some(ada))
    expect(await ownerOf('hash of his')).toEqual(O.some(ben))
    for (const other of ['', 'hash of', 'HASH OF HERS', 'hash of hers ']) expect(await ownerOf(other)).toEqual(O.none)
  })

  it('keeps one address for each buyer: a new one replaces the old', async () => {
    const ada = await aBuyer()
    await connect(ada, 'the first')
    await connect(ada, 'the second')
    expect(await ownerOf('the first')).toEqual(O.none)
    expect(await ownerOf('the second')).toEqual(O.some(ada))
  })

  it('replaces the old one or leaves it, with the transaction', async () => {
    const ada = await aBuyer()
    await connect(ada, 'the first')
    const { transact, of } = side()
    await transact((tx) => async () => {
      await succeed(of(N8nConnections).replace(tx)({ userId: ada, tokenHash: 'the second', createdAt: someTime }))
      return E.left({ _tag: 'ChangedMyMind' })
    })()
    expect(await ownerOf('the first')).toEqual(O.some(ada))
    expect(await ownerOf('the second')).toEqual(O.none)
  })

  it('leaves one address to who asks for two at once', async () => {
    const ada = await aBuyer()
    await Promise.all([connect(ada, 'a'), connect(ada, 'b'), connect(ada, 'c')])
    const owners = await Promise.all(['a', 'b', 'c'].map(ownerOf))
    expect(owners.filter(O.isSome)).toEqual([O.some(ada)])
  })

  it('ends an address, and tells whether there was one', async () => {
    const [ada, ben] = [await aBuyer(), await aBuyer()]
    await connect(ada, 'hers')
    await connect(ben, 'his')
    expect(await end(ada)).toBe(true)
    expect(await end(ada)).toBe(false)
    expect(await ownerOf('hers')).toEqual(O.none)
    expect(await ownerOf('his')).toEqual(O.some(ben))
  })

  it.each(['suspended', 'erased'] as const)('knows no address of who is %s', async (status) => {
    await connect(await aBuyer(status), 'hash')
    expect(await ownerOf('hash')).toEqual(O.none)
  })
})
