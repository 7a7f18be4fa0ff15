import { expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { E, O } from '../../src/domain/kernel/fp.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import type { Tx } from '../../src/ports/kernel/transact.ts'
import { both, succeed } from './both.ts'
import { aUser, someTime } from './examples.ts'

both('Users', [accounts], (side) => {
  const add = (user: ReturnType<typeof aUser>) => {
    const { transact, of } = side()
    return succeed(transact((tx) => of(Users).add(tx)(user)))
  }

  it('gives back what was added, by id and by e-mail address in any case', async () => {
    const { of, ids } = side()
    const ada = aUser(ids, { email: 'Ada@Buyers.example', name: 'Ada Ọbí 🌍' })
    expect(await add(ada)).toBe('added')
    expect(await succeed(of(Users).byId(ada.id))).toEqual(O.some(ada))
    expect(await succeed(of(Users).byEmail('aDA@buyers.EXAMPLE'))).toEqual(O.some(ada))
  })

  it('knows nobody who was not added', async () => {
    const { of, ids } = side()
    expect(await succeed(of(Users).byId(ids.next()))).toEqual(O.none)
    expect(await succeed(of(Users).byEmail('nobody@buyers.example'))).toEqual(O.none)
  })

  it('refuses a second account with the same address in another case, and keeps the first', async () => {
    const { of, ids } = side()
    const first = aUser(ids, { email: 'ada@buyers.example' })
    await add(first)
    expect(await add(aUser(ids, { email: 'ADA@buyers.example' }))).toBe('email_taken')
    expect(await succeed(of(Users).byEmail('ada@buyers.example'))).toEqual(O.some(first))
  })

  it('lets one win when ten add one address at once, whatever its case', async () => {
    const { of, ids } = side()
    const rivals = Array.from({ length: 10 }, (_, index) =>
      aUser(ids, { email: index % 2 === 0 ? 'ada@buyers.example' : 'ADA@Buyers.Example' }),
    )
    const outcomes = await Promise.all(rivals.map(add))
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'email_taken')).toHaveLength(9)
    expect(await succeed(of(Users).byEmail('ada@buyers.example'))).toEqual(O.some(rivals[outcomes.indexOf('added')]))
  })

  it('lets a transaction go on after an address was taken', async () => {
    const { transact, of, ids } = side()
    await add(aUser(ids, { email: 'ada@buyers.example' }))
    const bola = aUser(ids, { email: 'bola@buyers.example' })
    await succeed(
      transact((tx) => async () => {
        await succeed(of(Users).add(tx)(aUser(ids, { email: 'ada@buyers.example' })))
        return of(Users).add(tx)(bola)()
      }),
    )
    expect(await succeed(of(Users).byId(bola.id))).toEqual(O.some(bola))
  })

  it('keeps nothing of a transaction that is refused', async () => {
    const { transact, of, ids } = side()
    const ada = aUser(ids)
    const refused = await transact((tx) => async () => {
      await succeed(of(Users).add(tx)(ada))
      return E.left('changed my mind')
    })()
    expect(refused).toEqual(E.left('changed my mind'))
    expect(await succeed(of(Users).byId(ada.id))).toEqual(O.none)
  })

  it('keeps what was changed of an account while it was locked, one change after the other', async () => {
    const { transact, of, ids } = side()
    const ada = aUser(ids, { name: '' })
    await add(ada)
    const longer = (tx: Tx) => async () => {
      const locked = await succeed(of(Users).lock(tx)(ada.id))
      if (O.isNone(locked)) throw new Error('nobody was locked')
      return of(Users).save(tx)({ ...locked.value, name: `${locked.value.name}a` })()
    }
    await Promise.all(Array.from({ length: 8 }, () => succeed(transact(longer))))
    const verified = {
      ...ada,
      name: 'aaaaaaaa',
      status: 'active',
      emailVerifiedAt: someTime,
      passwordHash: 'new',
    } as const
    await succeed(transact((tx) => of(Users).save(tx)(verified)))
    expect(await succeed(of(Users).byId(ada.id))).toEqual(O.some(verified))
    expect(await succeed(transact((tx) => of(Users).lock(tx)(ids.next())))).toEqual(O.none)
  })

  it('replaces a password hash only while the old one stands', async () => {
    const { transact, of, ids } = side()
    const ada = aUser(ids, { passwordHash: 'old' })
    await add(ada)
    const rehash = (from: string, to: string) => succeed(transact((tx) => of(Users).rehash(tx)(ada.id, from, to)))
    await rehash('old', 'new')
    await rehash('old', 'overtaken')
    expect(await succeed(of(Users).byId(ada.id))).toEqual(O.some({ ...ada, passwordHash: 'new' }))
  })
})
