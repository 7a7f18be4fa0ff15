import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { delivery } from '../../../src/composition/delivery.ts'
import { revised } from '../../../src/domain/catalogue/workflow.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { WorkflowReads } from '../../../src/ports/catalogue/workflow-reads.ts'
import { Entitlements } from '../../../src/ports/delivery/entitlements.ts'
import { both, succeed } from '../both.ts'
import { aUser, someTime } from '../examples.ts'
import { aListing, sha256, someSold, stocked } from './stock.ts'

both('A workflow at its address', [accounts, catalogue, delivery], (side) => {
  const reads = () => side().of(WorkflowReads)

  const everyRead = async (idOrSlug: string) => [
    O.isSome(await succeed(reads().detail(idOrSlug, null))),
    O.isSome(await succeed(reads().report(idOrSlug))),
    O.isSome(await succeed(reads().versions(idOrSlug, { limit: 10, after: null }))),
    O.isSome(await succeed(reads().sold(idOrSlug))),
    O.isSome(await succeed(reads().soldSha256(idOrSlug))),
  ]

  it('finds what is published or unlisted, by id and by slug', async () => {
    const one = await stocked(side())
    const draft = await stocked(side(), { published: false })
    const unlisted = await stocked(side(), {
      revise: (workflow) => revised(workflow, someTime, { status: 'unlisted' }),
    })
    for (const each of [one, unlisted])
      for (const address of [each.id, each.slug])
        expect(await everyRead(address)).toEqual([true, true, true, true, true])
    for (const address of [draft.id, draft.slug, side().ids.next(), 'nothing'])
      expect(await everyRead(address)).toEqual([false, false, false, false, false])
  })

  it('tells all about it', async () => {
    const workflow = await stocked(side())
    const detail = await succeed(reads().detail(workflow.slug, null))
    expect(detail).toMatchObject(
      O.some({
        id: workflow.id,
        description: aListing().description,
        licence: 'unlimited-own-use',
        version: '1.0.0',
        requirements: { minimumVersion: { version: '1.0.0', source: 'a release note' } },
        report: { hosts: ['api.example.com'] },
        updatedAt: someTime,
        revision: workflow.revision,
      }),
    )
    expect(O.isSome(detail) && 'owned' in detail.value).toBe(false)
    const soldSha256 = sha256(someSold)
    expect(await succeed(reads().sold(workflow.slug))).toEqual(
      O.some({ text: '{"name":"Üñí 🌍"}\n', sha256: soldSha256 }),
    )
    expect(await succeed(reads().soldSha256(workflow.slug))).toEqual(O.some(soldSha256))
  })

  it('says whether it is owned: active or suspended, not revoked', async () => {
    const workflow = await stocked(side())
    const user = aUser(side().ids)
    await succeed(side().transact((tx) => side().of(Users).add(tx)(user)))
    const owned = async () => {
      const found = await succeed(reads().detail(workflow.id, user.id))
      return O.isSome(found) ? found.value.owned : null
    }
    expect(await owned()).toBe(false)
    const id = side().ids.next()
    for (const [status, expected] of [
      ['good', true],
      ['suspended', true],
      ['revoked', false],
    ] as const) {
      const source = { id, kind: 'grant', originId: id, status, createdAt: someTime } as const
      const entitlement = { id, userId: user.id, workflowId: workflow.id, grantedAt: someTime, sources: [source] }
      await succeed(side().transact((tx) => side().of(Entitlements).save(tx)(entitlement)))
      expect(await owned()).toBe(expected)
    }
  })

  it('lists its versions with digest and size', async () => {
    const workflow = await stocked(side())
    expect(await succeed(reads().versions(workflow.slug, { limit: 10, after: null }))).toEqual(
      O.some({
        items: [
          {
            version: '1.0.0',
            status: 'released',
            changelog: 'The first one',
            releasedAt: someTime,
            sha256: sha256(someSold),
            size: 23,
            minimumVersion: { version: '1.0.0', source: 'a release note' },
          },
        ],
        next: null,
      }),
    )
  })
})
