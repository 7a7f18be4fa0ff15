import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { workflowStatuses } from '../../../src/domain/catalogue/workflow.ts'
import type { Deliverable } from '../../../src/domain/delivery/deliverable.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { Workflows } from '../../../src/ports/catalogue/workflows.ts'
import { Deliverables } from '../../../src/ports/delivery/deliverables.ts'
import { both, succeed } from '../both.ts'
import { theContents } from '../catalogue/stock.ts'
import { aVersion, aWorkflow, soldBytes, stock } from './stock.ts'

both('Deliverables', [accounts, catalogue, delivery], (side) => {
  const file = (versionId: string) => succeed(side().of(Deliverables).file(versionId))

  it.each(workflowStatuses)('tells of an item that is %s, with all its versions', async (status) => {
    const { ids, of, transact } = side()
    const price = { amount: Number.MAX_SAFE_INTEGER, currency: 'USD' } as const
    const versions = [aVersion(ids.next(), '1.0.0'), aVersion(ids.next(), '1.1.0', 'yanked')]
    const { id, slug, title } = await stock(side(), aWorkflow(side(), { status, price, versions }))
    const shown = versions.map((each) => ({ id: each.id, version: each.version, status: each.status }))
    const byNumber = ({ versions: found, ...same }: Deliverable) => ({
      ...same,
      versions: found.toSorted((a, b) => (a.version < b.version ? -1 : 1)),
    })
    const expected = O.some({ workflowId: id, slug, title, status, price, madeFor: null, versions: shown })
    expect(O.map(byNumber)(await succeed(of(Deliverables).find(id)))).toEqual(expected)
    expect(O.map(byNumber)(await succeed(transact((tx) => of(Deliverables).hold(tx)(id))))).toEqual(expected)
  })

  it('holds an item as whoever it waited for has left it, new versions too', async () => {
    const { ids, of, transact } = side()
    const stocked = await stock(side(), aWorkflow(side()))
    const added = aVersion(ids.next(), '1.1.0')
    const versions = [...stocked.versions.map((each) => ({ ...each, status: 'yanked' }) as const), added]
    const changed = { ...stocked, versions, revision: stocked.revision + 1 }
    let waiting: Promise<O.Option<Deliverable>> = Promise.resolve(O.none)
    await succeed(
      transact((tx) => async () => {
        await succeed(of(Workflows).lock(tx)(stocked.id))
        waiting = succeed(transact((other) => of(Deliverables).hold(other)(stocked.id)))
        await sleep(300)
        await succeed(of(Workflows).addVersion(tx)(changed, added.id, theContents(added)))
        return of(Workflows).save(tx)(changed, stocked.revision)()
      }),
    )
    const held = await waiting
    const states = O.isNone(held) ? [] : held.value.versions.map(({ version, status }) => `${version} ${status}`)
    expect(states.toSorted()).toEqual(['1.0.0 yanked', '1.1.0 released'])
  })

  it('knows nothing of an item that is not there', async () => {
    const { ids, of, transact } = side()
    const nothing = ids.next()
    expect(await succeed(of(Deliverables).find(nothing))).toEqual(O.none)
    expect(await succeed(transact((tx) => of(Deliverables).hold(tx)(nothing)))).toEqual(O.none)
    expect(await file(nothing)).toEqual(O.none)
  })

  it.each(['released', 'yanked'] as const)('gives the sold bytes of a %s version as they are', async (status) => {
    const version = aVersion(side().ids.next(), '1.0.0', status)
    await stock(
      side(),
      aWorkflow(side(), { status: 'archived', versions: [version, aVersion(side().ids.next(), '0.1.0')] }),
    )
    const found = await file(version.id)
    if (O.isNone(found)) throw new Error('there should be a file')
    const { bytes, sha256 } = found.value
    expect(Buffer.from(bytes)).toEqual(soldBytes(version))
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('has no file of a version that was never released', async () => {
    const version = aVersion(side().ids.next(), '1.0.0', 'accepted')
    await stock(side(), aWorkflow(side(), { status: 'draft', versions: [version] }))
    expect(await file(version.id)).toEqual(O.none)
  })
})
