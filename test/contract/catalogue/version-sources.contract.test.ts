import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import type { Workflow } from '../../../src/domain/catalogue/workflow.ts'
import { archive } from '../../../src/domain/catalogue/workflow-lifecycle.ts'
import { addVersion, yank } from '../../../src/domain/catalogue/workflow-versions.ts'
import { E, pipe, TE } from '../../../src/domain/kernel/fp.ts'
import { VersionSources } from '../../../src/ports/catalogue/version-sources.ts'
import { Workflows } from '../../../src/ports/catalogue/workflows.ts'
import { both, type Side, succeed } from '../both.ts'
import { someTime } from '../examples.ts'
import { aVersion, stocked, theContents } from './stock.ts'

const later = new Date(someTime.getTime() + 60_000)

const right = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error('should have been decided', { cause: result.left })
  return result.right
}

/** Adds version 1.1.0, whose source begins with a byte order mark. */
const updated = async (side: Side, workflow: Workflow, release = true): Promise<Workflow> => {
  const version = aVersion(side.ids, { version: '1.1.0', createdAt: later })
  const { state } = right(addVersion(workflow, version, release, later))
  const source = new TextEncoder().encode('\ufeff{"name":"Üñí 🌍"}')
  const stores = side.of(Workflows)
  await succeed(
    side.transact((tx) =>
      pipe(
        stores.addVersion(tx)(state, version.id, theContents(version, { source })),
        TE.flatMap(() => stores.save(tx)(state, workflow.revision)),
      ),
    ),
  )
  return state
}

both('VersionSources', [accounts, catalogue], (side) => {
  const found = async (idOrSlug: string, ...versions: ReadonlyArray<string>) =>
    (await succeed(side().of(VersionSources).find(idOrSlug, versions))).toSorted((a, b) =>
      a.version < b.version ? -1 : 1,
    )
  const saved = (before: Workflow, state: Workflow) =>
    succeed(side().transact((tx) => side().of(Workflows).save(tx)(state, before.revision)))

  it('gives the versions that are asked for, by id and by slug, as text without a byte order mark', async () => {
    const { id, slug } = await updated(side(), await stocked(side()))
    expect(await found(id, '1.1.0')).toEqual([{ version: '1.1.0', source: '{"name":"Üñí 🌍"}' }])
    expect((await found(slug, '1.0.0', '1.1.0', '9.9.9')).map(({ version }) => version)).toEqual(['1.0.0', '1.1.0'])
  })

  it('gives a yanked version, which the list of versions shows', async () => {
    const workflow = await updated(side(), await stocked(side()))
    await saved(workflow, right(yank(workflow, '1.0.0', later)).state)
    expect(await found(workflow.id, '1.0.0')).toHaveLength(1)
  })

  it('gives no version that was never released', async () => {
    const { id } = await updated(side(), await stocked(side()), false)
    expect((await found(id, '1.0.0', '1.1.0')).map(({ version }) => version)).toEqual(['1.0.0'])
  })

  it('gives nothing of a workflow that the public does not see', async () => {
    const draft = await stocked(side(), { published: false })
    const workflow = await stocked(side())
    await saved(workflow, right(archive(workflow, later)).state)
    expect(await found(draft.id, '1.0.0')).toEqual([])
    expect(await found(workflow.id, '1.0.0')).toEqual([])
    expect(await found(side().ids.next(), '1.0.0')).toEqual([])
  })
})
