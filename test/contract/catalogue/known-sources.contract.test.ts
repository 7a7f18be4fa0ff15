import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { KnownSources } from '../../../src/ports/catalogue/known-sources.ts'
import { both, succeed } from '../both.ts'
import { sha256, someSource, stocked } from './stock.ts'

both('KnownSources', [accounts, catalogue], (side) => {
  const workflowOf = (digest: string) => succeed(side().of(KnownSources).workflowOf(digest))

  it('names the workflow that has a file, the older of two, whatever its state', async () => {
    expect(await workflowOf(sha256(someSource))).toEqual(O.none)
    const first = await stocked(side(), { published: false })
    expect(await workflowOf(sha256(someSource))).toEqual(O.some(first.id))
    expect(await workflowOf(sha256(new Uint8Array([1])))).toEqual(O.none)
  })
})
