import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import type { Entitlement, Source } from '../../../src/domain/delivery/entitlement.ts'
import { withSource } from '../../../src/domain/delivery/entitlement.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { both, succeed } from '../both.ts'
import { aUser, someTime } from '../examples.ts'
import { aWorkflow, stock } from './stock.ts'

both('Entitlements', [accounts, catalogue, delivery], (side) => {
  const parties = async () => {
    const { ids, transact, of } = side()
    const user = aUser(ids)
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    return { userId: user.id, workflowId: (await stock(side(), aWorkflow(side()))).id }
  }

  const aSource = (facts: Partial<Source> = {}): Source => ({
    id: side().ids.next(),
    kind: 'sale',
    originId: side().ids.next(),
    status: 'good',
    createdAt: someTime,
    ...facts,
  })

  const held = async (...sources: ReadonlyArray<Source>): Promise<Entitlement> => {
    const entitlement = { id: side().ids.next(), ...(await parties()), grantedAt: someTime, sources }
    await save(entitlement)
    return entitlement
  }
  const save = (entitlement: Entitlement) =>
    succeed(side().transact((tx) => side().of(Entitlements).save(tx)(entitlement)))
  const find = ({ userId, workflowId }: Pick<Entitlement, 'userId' | 'workflowId'>) =>
    succeed(side().of(Entitlements).find(userId, workflowId))

  it('gives back what was saved, with every source, to a reader and to who locks it', async () => {
    const entitlement = await held(aSource({ status: 'revoked' }), aSource({ kind: 'grant' }))
    expect(await find(entitlement)).toEqual(O.some(entitlement))
    const { transact, of } = side()
    const locked = await succeed(
      transact((tx) => of(Entitlements).lock(tx)(entitlement.userId, entitlement.workflowId)),
    )
    expect(locked).toEqual(O.some(entitlement))
  })

  it('keeps further sources and changed ones', async () => {
    const entitlement = await held(aSource())
    const suspended = {
      ...entitlement,
      sources: entitlement.sources.map((each) => ({ ...each, status: 'suspended' as const })),
    }
    const changed = withSource(suspended, aSource({ createdAt: new Date(someTime.getTime() + 1_000) }))
    await save(changed)
    expect(await find(entitlement)).toEqual(O.some(changed))
  })

  it('lets a source go to another buyer: both keep what they have now, and who has nothing left can begin again', async () => {
    const source = aSource()
    const before = await held(source)
    const { userId } = await parties()
    const to = { ...before, id: side().ids.next(), userId, sources: [source] }
    const { transact, of } = side()
    await succeed(
      transact((tx) => async () => {
        await succeed(of(Entitlements).save(tx)({ ...before, sources: [] }))
        return of(Entitlements).save(tx)(to)()
      }),
    )
    expect(await find(before)).toEqual(O.some({ ...before, sources: [] }))
    expect(await find(to)).toEqual(O.some(to))
    const again = { ...before, sources: [aSource({ kind: 'free_claim' })] }
    await save(again)
    expect(await find(before)).toEqual(O.some(again))
  })

  it('is of one buyer and one item', async () => {
    const entitlement = await held(aSource())
    const others = await parties()
    expect(await find({ ...entitlement, userId: others.userId })).toEqual(O.none)
    expect(await find({ ...entitlement, workflowId: others.workflowId })).toEqual(O.none)
  })

  it('keeps nothing of a transaction that is refused', async () => {
    const { transact, of, ids } = side()
    const entitlement = { id: ids.next(), ...(await parties()), grantedAt: someTime, sources: [aSource()] }
    await transact((tx) => async () => {
      await succeed(of(Entitlements).save(tx)(entitlement))
      return E.left('changed my mind')
    })()
    expect(await find(entitlement)).toEqual(O.none)
  })

  it('lets in one at a time where nothing is held yet, and the next one sees what the first did', async () => {
    const { transact, of, ids } = side()
    const { userId, workflowId } = await parties()
    const give = () =>
      transact((tx) => async () => {
        const before = await succeed(of(Entitlements).lock(tx)(userId, workflowId))
        await sleep(5)
        if (O.isSome(before)) return E.right('was there')
        await succeed(
          of(Entitlements).save(tx)({ id: ids.next(), userId, workflowId, grantedAt: someTime, sources: [aSource()] }),
        )
        return E.right('given')
      })
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => succeed(give())))
    expect(outcomes.toSorted()).toEqual(['given', 'was there', 'was there', 'was there', 'was there'])
  })
})
