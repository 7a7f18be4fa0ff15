import { describe, expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { offeredVersion, revised } from '../../../src/domain/catalogue/workflow.ts'
import { unlist } from '../../../src/domain/catalogue/workflow-lifecycle.ts'
import { addVersion, release, yank } from '../../../src/domain/catalogue/workflow-versions.ts'
import { E, O, pipe, TE } from '../../../src/domain/kernel/fp.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Workflows } from '../../../src/ports/catalogue/workflows.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { both, succeed } from '../both.ts'
import { aUser, someTime } from '../examples.ts'
import { pastCheckout } from '../history/past-checkout.ts'
import { aVersion, stocked, theContents } from './stock.ts'

const later = new Date(someTime.getTime() + 60_000)

const right = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error('should have been decided', { cause: result.left })
  return result.right
}

both('Workflows', [accounts, catalogue, delivery], (side) => {
  const loaded = (id: string) => succeed(side().transact((tx) => side().of(Workflows).lock(tx)(id)))

  it('gives a workflow back with its versions as it was kept', async () => {
    const workflow = await stocked(side(), {
      listing: { title: 'Üñí 🌍', categories: ['a', 'b'], tags: [] },
      version: { blocking: [], version: '1.2.3-beta.1' },
    })
    expect(await loaded(workflow.id)).toEqual(O.some(workflow))
  })

  it('gives back what blocks a version, so that it can be decided about', async () => {
    const blocking = [{ rule: 'no-trigger', message: 'nothing starts it', pointer: '/document/nodes' }]
    const workflow = await stocked(side(), { published: false, version: { blocking } })
    expect(await loaded(workflow.id)).toMatchObject(O.some({ versions: [{ status: 'accepted', blocking }] }))
  })

  it('says that there is no such workflow', async () => {
    expect(await loaded(side().ids.next())).toEqual(O.none)
  })

  it('keeps no two workflows at one address', async () => {
    const first = await stocked(side(), { slug: 'invoices' })
    const version = aVersion(side().ids, { status: 'released', releasedAt: someTime })
    const second = { ...first, id: side().ids.next(), versions: [version] }
    const outcome = await succeed(side().transact((tx) => side().of(Workflows).add(tx)(second, theContents(version))))
    expect(outcome).toBe('slug_taken')
    expect(await loaded(second.id)).toEqual(O.none)
  })

  it('keeps a change, and the states of the versions with it', async () => {
    const workflow = await stocked(side())
    const second = aVersion(side().ids, { version: '1.1.0', createdAt: later })
    const { state } = right(addVersion(workflow, second, true, later))
    await succeed(
      side().transact((tx) =>
        pipe(
          side().of(Workflows).addVersion(tx)(state, second.id, theContents(second)),
          TE.flatMap(() => side().of(Workflows).save(tx)(state, workflow.revision)),
        ),
      ),
    )
    const reloaded = await loaded(workflow.id)
    expect(reloaded).toEqual(O.some(state))
    const yanked = right(yank(state, '1.1.0', later)).state
    await succeed(side().transact((tx) => side().of(Workflows).save(tx)(yanked, state.revision)))
    expect(await loaded(workflow.id)).toEqual(O.some(yanked))
    expect(offeredVersion(yanked)?.version).toBe('1.0.0')
  })

  it('refuses a change of what has changed since it was read', async () => {
    const workflow = await stocked(side())
    const { state } = right(unlist(workflow, later))
    await succeed(side().transact((tx) => side().of(Workflows).save(tx)(state, workflow.revision)))
    const late = revised(workflow, later, { title: 'Too late' })
    const outcome = await side().transact((tx) => side().of(Workflows).save(tx)(late, workflow.revision))()
    expect(outcome).toMatchObject(E.left({ _tag: 'Conflict' }))
    expect(await loaded(workflow.id)).toEqual(O.some(state))
  })

  it('releases a version that was kept back', async () => {
    const blocking = [{ rule: 'no-trigger', message: 'nothing starts it' }]
    const workflow = await stocked(side(), { published: false, version: { blocking } })
    const overridden = revised(workflow, later, { overriddenRules: ['no-trigger'] })
    const { state } = right(release(overridden, '1.0.0', later))
    await succeed(side().transact((tx) => side().of(Workflows).save(tx)(state, workflow.revision)))
    expect(await loaded(workflow.id)).toEqual(O.some(state))
  })

  describe('deleting', () => {
    const isNamed = (id: string) => succeed(side().transact((tx) => side().of(Workflows).isNamed(tx)(id)))
    const aBuyer = async () => {
      const buyer = aUser(side().ids)
      await succeed(side().transact((tx) => side().of(Users).add(tx)(buyer)))
      return buyer
    }

    it('leaves nothing of a workflow and its versions', async () => {
      const workflow = await stocked(side())
      expect(await isNamed(workflow.id)).toBe(false)
      await succeed(side().transact((tx) => side().of(Workflows).delete(tx)(workflow.id)))
      expect(await loaded(workflow.id)).toEqual(O.none)
    })

    it('knows what somebody owns', async () => {
      const [workflow, buyer] = [await stocked(side()), await aBuyer()]
      const id = side().ids.next()
      const source = { id, kind: 'free_claim', originId: id, status: 'revoked', createdAt: someTime } as const
      const entitlement = { id, userId: buyer.id, workflowId: workflow.id, grantedAt: someTime, sources: [source] }
      await succeed(side().transact((tx) => side().of(Entitlements).save(tx)(entitlement)))
      expect(await isNamed(workflow.id)).toBe(true)
    })

    it('knows what somebody is buying', async () => {
      const [workflow, buyer] = [await stocked(side()), await aBuyer()]
      await pastCheckout(side(), {
        userId: buyer.id,
        workflowId: workflow.id,
        createdAt: someTime,
        status: 'expired',
        opened: false,
      })
      expect(await isNamed(workflow.id)).toBe(true)
    })
  })
})
