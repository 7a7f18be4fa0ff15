import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationFiles } from '../../src/adapters/persistence/kernel/migrate.ts'
import { broken } from '../support/invariants.ts'
import { type Crowd, failed, letIn, listed } from './support/crowd.ts'
import { restarted } from './support/restarted.ts'
import { openSite, type Site } from './support/site.ts'
import { until } from './support/until.ts'

const shoppers = 2
const salesOfEach = 3
const patienceMs = 120_000

/** The release before, as scripts/suite/previous-release.ts took it out of git. */
const previous = process.env['VEXA_PREVIOUS'] ?? ''

const nameOf = (file: string): string => file.replace(/\.sql$/, '')

describe('a shop of the release before', () => {
  let site: Site
  let crowd: Crowd
  beforeAll(async () => {
    if (previous === '') throw new Error('VEXA_PREVIOUS names no folder; npm run test:system sets it')
    site = await openSite(previous)
    crowd = await letIn(site, shoppers)
  })
  afterAll(async () => {
    await crowd?.leave()
    await site?.close()
  })

  it('R11: sells on the schema of this one, which has migrations that it does not know', async () => {
    const known = new Set((await readdir(join(previous, 'src/adapters/persistence/migrations'))).map(nameOf))
    const applied = await site.sql<{ name: string }>('select name from migrations order by name')
    expect(applied.map(({ name }) => name)).toEqual(migrationFiles().map(nameOf))
    expect(applied.filter(({ name }) => !known.has(name))).not.toEqual([])
    await crowd.fetchedMore(salesOfEach, patienceMs)
  })

  it('R11: is upgraded one instance after another while people buy, and no request fails', async () => {
    for (const instance of site.instances) {
      expect([instance.port, (await restarted(instance)).code]).toEqual([instance.port, 0])
      await crowd.fetchedMore(1, patienceMs)
    }
    await crowd.fetchedMore(salesOfEach, patienceMs)
    await crowd.leave()
    const { notes } = crowd
    expect(failed(notes)).toEqual([])
    expect(notes.forbidden).toEqual([])
    console.log(listed(notes))
  })

  it('R11: and the books agree, of what both have sold', async () => {
    const sold = await site.sql<{ id: string; reference: string }>('select id, reference from sales')
    const byReference = new Map(sold.map(({ id, reference }) => [reference, id]))
    for (const [reference, id] of crowd.notes.sales)
      expect([reference, byReference.get(reference)]).toEqual([reference, id])
    await until('the books agree', async () => Object.keys(await broken(site)).length === 0, patienceMs)
  })
})
