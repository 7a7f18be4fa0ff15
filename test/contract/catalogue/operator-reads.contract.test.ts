import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { OperatorReads } from '../../../src/ports/catalogue/operator-reads.ts'
import { both, succeed } from '../both.ts'
import { someTime } from '../examples.ts'
import { walked } from '../walked.ts'
import { aListing, sha256, someSource, stocked } from './stock.ts'

const after = (minutes: number) => new Date(someTime.getTime() + minutes * 60_000)

both('What operators read', [accounts, catalogue], (side) => {
  const reads = () => side().of(OperatorReads)
  const list = async (words: ReadonlyArray<string> | null, status: 'draft' | 'published' | null) =>
    (await succeed(reads().list({ words, status }, { limit: 100, after: null }))).items.map(({ title }) => title)

  it('is every workflow in every state, the newest upload first', async () => {
    await stocked(side(), { listing: { title: 'First' } })
    await stocked(side(), { listing: { title: 'A draft' }, at: after(1), published: false })
    await stocked(side(), { listing: { title: 'Last' }, at: after(2) })
    expect(await list(null, null)).toEqual(['Last', 'A draft', 'First'])
    expect(await list(null, 'published')).toEqual(['Last', 'First'])
    expect(await list(['a', 'draft'], null)).toEqual(['A draft'])
    expect(await list(['draft'], 'published')).toEqual([])
    const pages = await walked((page) => reads().list({ words: null, status: null }, page), 1)
    expect(pages.flat().map(({ title, status }) => `${title}: ${status}`)).toEqual([
      'Last: published',
      'A draft: draft',
      'First: published',
    ])
  })

  it('is everything about a workflow, with what was found in the version that speaks for it', async () => {
    const blocking = [{ rule: 'no-trigger', message: 'nothing starts it' }]
    const workflow = await stocked(side(), { published: false, version: { blocking } })
    expect(await succeed(reads().one(workflow.id))).toMatchObject(
      O.some({
        id: workflow.id,
        status: 'draft',
        publishedAt: null,
        createdAt: someTime,
        updatedAt: someTime,
        description: aListing().description,
        rightsHeld: true,
        overriddenRules: [],
        version: '1.0.0',
        report: { findings: [{ rule: 'no-trigger', severity: 'blocking' }] },
        requirements: { integrations: ['gmail', 'google-sheets'] },
        versions: [{ version: '1.0.0', status: 'accepted', releasedAt: null, size: 23 }],
        revision: 1,
      }),
    )
    expect(await succeed(reads().one(side().ids.next()))).toEqual(O.none)
  })

  it('is the bytes of a version as they were uploaded', async () => {
    const { id, slug } = await stocked(side())
    const found = await succeed(reads().source(id, '1.0.0'))
    if (O.isNone(found)) throw new Error('should have been found')
    expect([...found.value.bytes]).toEqual([0, 255, 1, 254, 195, 40])
    expect(found.value).toMatchObject({ slug, version: '1.0.0', sha256: sha256(someSource) })
    expect(await succeed(reads().source(id, '9.9.9'))).toEqual(O.none)
    expect(await succeed(reads().source(side().ids.next(), '1.0.0'))).toEqual(O.none)
  })
})
