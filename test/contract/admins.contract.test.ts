import { describe, expect, it } from 'vitest'
import { accounts } from '../../src/composition/accounts.ts'
import type { Admin } from '../../src/domain/accounts/admin.ts'
import type { NewInvitation } from '../../src/domain/accounts/invitation.ts'
import { O, type TE } from '../../src/domain/kernel/fp.ts'
import { Admins } from '../../src/ports/accounts/admins.ts'
import { Invitations } from '../../src/ports/accounts/invitations.ts'
import { SecondFactors } from '../../src/ports/accounts/second-factors.ts'
import type { Tx } from '../../src/ports/kernel/transact.ts'
import { both, succeed } from './both.ts'
import { anAdmin, aTokenHash } from './examples.ts'
import { walked } from './walked.ts'

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

  describe('when they are changed', () => {
    const inTx = <A>(work: (tx: Tx) => TE.TaskEither<unknown, A>) => succeed(side().transact(work))
    const added = async (facts: Partial<Admin> = {}) => {
      const admin = anAdmin(side().ids, facts)
      await inTx((tx) => side().of(Admins).add(tx)(admin))
      return admin
    }

    it('are kept with name, role, status, password and whether they came; address and second factor are not theirs to change', async () => {
      const admins = side().of(Admins)
      await added()
      const before = await added({ role: 'support', status: 'invited' })
      const after: Admin = {
        ...before,
        name: 'Bola',
        role: 'manager',
        status: 'active',
        passwordHash: 'another hash',
        hasJoined: true,
      }
      expect(await inTx((tx) => admins.lock(tx)(before.id))).toEqual(O.some(before))
      await inTx((tx) => admins.save(tx)(after))
      expect(await succeed(admins.byId(before.id))).toEqual(O.some(after))
      expect(await inTx((tx) => admins.lockByEmail(tx)(before.email.toUpperCase()))).toEqual(O.some(after))
      expect(await inTx((tx) => admins.lock(tx)(side().ids.next()))).toEqual(O.none)
    })

    it('are counted as owners while they are active', async () => {
      const owners = [await added(), await added()].map(({ id }) => id)
      await added({ status: 'disabled' })
      await added({ status: 'invited' })
      await added({ role: 'manager' })
      expect((await inTx((tx) => side().of(Admins).lockOwners(tx))).toSorted()).toEqual(owners.toSorted())
    })

    it('are listed newest first, a page at a time', async () => {
      const people = []
      for (const second of [1, 2, 3]) people.push(await added({ createdAt: new Date(1_800_000_000_000 + second) }))
      const pages = await walked((page) => side().of(Admins).list(page), 2)
      expect(pages).toEqual([[people[2], people[1]], [people[0]]])
    })
  })

  describe('their invitations', () => {
    const inTx = <A>(work: (tx: Tx) => TE.TaskEither<unknown, A>) => succeed(side().transact(work))
    const invited = async (facts: Partial<NewInvitation> = {}) => {
      const person = anAdmin(side().ids, { status: 'invited' })
      if (facts.adminId === undefined) await inTx((tx) => side().of(Admins).add(tx)(person))
      const invitation = {
        id: side().ids.next(),
        adminId: person.id,
        seed: 'a seed',
        hash: aTokenHash(),
        lifetimeMs: 60_000,
      }
      const made = { ...invitation, ...facts }
      await inTx((tx) => side().of(Invitations).add(tx)(made))
      return made
    }
    const isOpen = async (id: string) => {
      const found = await succeed(side().of(Invitations).byId(id))
      return O.isSome(found) ? found.value.isOpen : undefined
    }

    it('are found by hash and id, used once, by one of many at once, and end with the next one or when they are taken back', async () => {
      const invitations = side().of(Invitations)
      const { lifetimeMs: _, ...first } = await invited()
      expect(await succeed(invitations.byHash(first.hash))).toEqual(O.some({ ...first, isOpen: true }))
      expect(await succeed(invitations.byHash(aTokenHash()))).toEqual(O.none)
      const second = await invited({ adminId: first.adminId })
      expect([await isOpen(first.id), await isOpen(second.id)]).toEqual([false, true])
      const uses = Array.from({ length: 3 }, () => inTx((tx) => invitations.use(tx)(second.id)))
      expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1)
      const third = await invited({ adminId: first.adminId })
      await inTx((tx) => invitations.end(tx)(first.adminId))
      expect(await isOpen(third.id)).toBe(false)
      expect(await inTx((tx) => invitations.use(tx)(third.id))).toBe(false)
    })

    it('end with their time', async () => {
      const { id } = await invited({ lifetimeMs: 1 })
      side().clock.advance(1)
      await expect.poll(() => isOpen(id)).toBe(false)
      expect(await inTx((tx) => side().of(Invitations).use(tx)(id))).toBe(false)
    })
  })

  it('have a second factor from its first code on, of which each code is taken once, whoever comes at once', async () => {
    const { of, ids, transact } = side()
    const inTx = <A>(work: (tx: Tx) => TE.TaskEither<unknown, A>) => succeed(transact(work))
    const olu = anAdmin(ids)
    await addFirst(olu)
    const factors = of(SecondFactors)
    const [codeA, codeB] = [aTokenHash(), aTokenHash()]
    expect(await inTx((tx) => factors.takeStep(tx)(olu.id, 5))).toBe(false)
    expect(await inTx((tx) => factors.begin(tx)(olu.id, 'first'))).toBe(true)
    expect(await inTx((tx) => factors.begin(tx)(olu.id, 'second'))).toBe(true)
    expect(await inTx((tx) => factors.takeStep(tx)(olu.id, 5))).toBe(false)
    expect(await succeed(of(Admins).byId(olu.id))).toEqual(O.some(olu))
    expect(await inTx((tx) => factors.turnOn(tx)(olu.id, 'first', 7, []))).toBe(false)
    expect(await inTx((tx) => factors.turnOn(tx)(olu.id, 'second', 7, [codeA, codeB]))).toBe(true)
    expect(await inTx((tx) => factors.begin(tx)(olu.id, 'third'))).toBe(false)
    expect(await succeed(factors.find(olu.id))).toEqual(O.some({ adminId: olu.id, sealed: 'second', isOn: true }))
    expect(await succeed(of(Admins).byEmail(olu.email))).toEqual(O.some({ ...olu, hasSecondFactor: true }))
    expect(await inTx((tx) => factors.takeStep(tx)(olu.id, 7))).toBe(false)
    const takes = Array.from({ length: 3 }, () => inTx((tx) => factors.takeStep(tx)(olu.id, 8)))
    expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(1)
    const recoveries = Array.from({ length: 3 }, () => inTx((tx) => factors.takeRecoveryCode(tx)(olu.id, codeA)))
    expect((await Promise.all(recoveries)).filter(Boolean)).toHaveLength(1)
    expect(await inTx((tx) => factors.takeRecoveryCode(tx)(ids.next(), codeB))).toBe(false)
    await inTx((tx) => factors.reseal(tx)(olu.id, 'first', 'lost'))
    await inTx((tx) => factors.reseal(tx)(olu.id, 'second', 'anew'))
    expect(await succeed(factors.all())).toEqual([{ adminId: olu.id, sealed: 'anew', isOn: true }])
    expect(await inTx((tx) => factors.remove(tx)(olu.id))).toBe(true)
    expect(await inTx((tx) => factors.remove(tx)(olu.id))).toBe(false)
    expect(await inTx((tx) => factors.takeRecoveryCode(tx)(olu.id, codeB))).toBe(false)
    expect(await succeed(of(Admins).byId(olu.id))).toEqual(O.some(olu))
  })
})
