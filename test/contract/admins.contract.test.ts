import { expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import { O } from '../../src/domain/kernel/fp.ts'
import { Admins } from '../../src/ports/accounts/admins.ts'
import { both, succeed } from './both.ts'
import { anAdmin } from './examples.ts'

both('Admins', [accounts], (side) => {
  const addFirst = (admin: ReturnType<typeof anAdmin>) => {
    const { transact, of } = side()
    return succeed(transact((tx) => of(Admins).addFirst(tx)(admin)))
  }

  it('gives back the first owner, by id and by e-mail address in any case', async () => {
    const { of, ids } = side()
    const olu = anAdmin(ids, { email: 'Olu@Shop.example' })
    expect(await addFirst(olu)).toBe('added')
    expect(await succeed(of(Admins).byId(olu.id))).toEqual(O.some(olu))
    expect(await succeed(of(Admins).byEmail('olu@shop.example'))).toEqual(O.some(olu))
  })

  it('knows nobody who was not added', async () => {
    const { of, ids } = side()
    expect(await succeed(of(Admins).byId(ids.next()))).toEqual(O.none)
    expect(await succeed(of(Admins).byEmail('nobody@shop.example'))).toEqual(O.none)
  })

  it('adds no second first owner, under another address either', async () => {
    const { of, ids } = side()
    await addFirst(anAdmin(ids))
    const late = anAdmin(ids)
    expect(await addFirst(late)).toBe('exists')
    expect(await succeed(of(Admins).byId(late.id))).toEqual(O.none)
  })

  it('adds one when four instances add their first owner at once', async () => {
    const { of, ids } = side()
    const rivals = Array.from({ length: 4 }, () => anAdmin(ids))
    const outcomes = await Promise.all(rivals.map(addFirst))
    expect([...outcomes].sort()).toEqual(['added', 'exists', 'exists', 'exists'])
    const found = await Promise.all(rivals.map(({ id }) => succeed(of(Admins).byId(id))))
    expect(found.filter(O.isSome)).toHaveLength(1)
  })

  it('adds people beside the first, each address once, in any case, of many that come at once', async () => {
    const { of, ids, transact } = side()
    await addFirst(anAdmin(ids, { email: 'olu@shop.example' }))
    const add = (admin: ReturnType<typeof anAdmin>) => succeed(transact((tx) => of(Admins).add(tx)(admin)))
    const ben = anAdmin(ids, { email: 'ben@shop.example', role: 'support' })
    expect(await add(ben)).toBe('added')
    expect(await succeed(of(Admins).byId(ben.id))).toEqual(O.some(ben))
    expect(await add(anAdmin(ids, { email: 'OLU@shop.example' }))).toBe('taken')
    const rivals = Array.from({ length: 4 }, (_, index) =>
      anAdmin(ids, { email: index % 2 === 0 ? 'eve@shop.example' : 'Eve@shop.example' }),
    )
    expect((await Promise.all(rivals.map(add))).toSorted()).toEqual(['added', 'taken', 'taken', 'taken'])
  })

  it('replaces a password hash only while the old one stands', async () => {
    const { transact, of, ids } = side()
    const olu = anAdmin(ids, { passwordHash: 'old' })
    await addFirst(olu)
    const rehash = (from: string, to: string) => succeed(transact((tx) => of(Admins).rehash(tx)(olu.id, from, to)))
    await rehash('old', 'new')
    await rehash('old', 'overtaken')
    expect(await succeed(of(Admins).byId(olu.id))).toEqual(O.some({ ...olu, passwordHash: 'new' }))
  })
})
