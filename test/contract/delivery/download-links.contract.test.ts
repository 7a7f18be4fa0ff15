import { describe, expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { DownloadLinks } from '../../../src/ports/delivery/download-links.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { both, succeed } from '../both.ts'
import { aTokenHash, aUser, someTime } from '../examples.ts'
import { aWorkflow, stock } from './stock.ts'

both('DownloadLinks', [accounts, catalogue, delivery], (side) => {
  const links = () => side().of(DownloadLinks)

  const owned = async () => {
    const { ids, transact, of } = side()
    const user = aUser(ids)
    const workflow = await stock(side(), aWorkflow(side()))
    const source = { id: ids.next(), kind: 'grant', originId: ids.next(), status: 'good', createdAt: someTime } as const
    const right = { id: ids.next(), userId: user.id, workflowId: workflow.id, grantedAt: someTime, sources: [source] }
    await succeed(
      transact((tx) => async () => {
        await succeed(of(Users).add(tx)(user))
        return of(Entitlements).save(tx)(right)()
      }),
    )
    return {
      entitlementId: right.id,
      versionId: workflow.versions[0]?.id ?? '',
      userId: user.id,
      workflowId: workflow.id,
    }
  }

  const made = async (facts: Readonly<{ uses?: number; lifetimeMs?: number }> = {}) => {
    const { entitlementId, versionId, ...owner } = await owned()
    const link = { id: side().ids.next(), tokenHash: aTokenHash(), entitlementId, versionId }
    const { expiresAt } = await succeed(
      side().transact((tx) => links().add(tx)({ ...link, uses: 5, lifetimeMs: 300_000, ...facts })),
    )
    return { link, owner, expiresAt }
  }
  const find = (tokenHash: string) => succeed(links().find(tokenHash))
  const use = (id: string) => succeed(side().transact((tx) => links().use(tx)(id)))

  it('are found by the hash of their token alone, with the right that they were made with', async () => {
    const { link, owner } = await made()
    const { tokenHash, ...same } = link
    expect(await find(tokenHash)).toEqual(O.some({ ...same, ...owner, usesLeft: 5, isOver: false }))
    expect(await find(aTokenHash())).toEqual(O.none)
    expect(await find(tokenHash.toUpperCase().replace(/.$/, 'f'))).toEqual(O.none)
  })

  it('end when they say', async () => {
    const before = Date.now()
    const { expiresAt } = await made({ lifetimeMs: 60_000 })
    const now = side().kind === 'memory' ? side().clock.now().getTime() : before
    expect(Math.abs(expiresAt.getTime() - now - 60_000)).toBeLessThan(30_000)
  })

  it('count down to none, and no further', async () => {
    const { link } = await made({ uses: 2 })
    expect([await use(link.id), await use(link.id), await use(link.id)]).toEqual([true, true, false])
    expect(await find(link.tokenHash)).toMatchObject(O.some({ usesLeft: 0 }))
    expect(await use(side().ids.next())).toBe(false)
  })

  it('P22: are used as often as they may be by many at once, and not once more', async () => {
    const { link } = await made({ uses: 5 })
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => use(link.id)))
    expect(outcomes.filter((isCounted) => isCounted)).toHaveLength(5)
  })

  it('count nothing in a transaction that is refused', async () => {
    const { link } = await made({ uses: 1 })
    await side().transact((tx) => async () => {
      await succeed(links().use(tx)(link.id))
      return E.left('changed my mind')
    })()
    expect(await use(link.id)).toBe(true)
  })

  describe('whose time is over', () => {
    it('say so, and are used no more', async () => {
      const { link } = await made({ lifetimeMs: 1 })
      side().clock.advance(1)
      await expect.poll(() => find(link.tokenHash)).toMatchObject(O.some({ usesLeft: 5, isOver: true }))
      expect(await use(link.id)).toBe(false)
      expect(await find(link.tokenHash)).toMatchObject(O.some({ usesLeft: 5 }))
    })
  })
})
