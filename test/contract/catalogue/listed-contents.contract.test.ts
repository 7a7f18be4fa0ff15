import { expect, it } from 'vitest'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { revised, type Workflow } from '../../../src/domain/catalogue/workflow.ts'
import { unlist } from '../../../src/domain/catalogue/workflow-lifecycle.ts'
import { E, O, pipe, TE } from '../../../src/domain/kernel/fp.ts'
import { ListedContents } from '../../../src/ports/catalogue/listed-contents.ts'
import { Workflows } from '../../../src/ports/catalogue/workflows.ts'
import { both, succeed } from '../both.ts'
import { someTime } from '../examples.ts'
import { stocked } from './stock.ts'

both('Listed contents', [catalogue], (side) => {
  const claim = (workflow: Workflow, ...contents: ReadonlyArray<string>) =>
    succeed(side().transact((tx) => side().of(ListedContents).claim(tx)(workflow.id, contents)))

  const named = ({ id, slug, title }: Workflow) => O.some({ id, slug, title })

  it('are one workflow’s: another that claims the same is told whose they are', async () => {
    const listed = await stocked(side(), { version: { contentHash: 'the same' } })
    const draft = await stocked(side(), { published: false })
    expect(await claim(draft, 'something else')).toEqual(O.none)
    expect(await claim(draft, 'something else', 'the same')).toEqual(named(listed))
    expect(await succeed(side().of(ListedContents).holder(draft.id, 'the same'))).toEqual(named(listed))
  })

  it('may be claimed again by the workflow that has them', async () => {
    const listed = await stocked(side(), { version: { contentHash: 'the same' } })
    expect(await claim(listed, 'the same')).toEqual(O.none)
    expect(await succeed(side().of(ListedContents).holder(listed.id, 'the same'))).toEqual(O.none)
  })

  it('are free again when their workflow is no longer listed', async () => {
    const listed = await stocked(side(), { version: { contentHash: 'the same' } })
    const draft = await stocked(side(), { published: false })
    const unlisted = unlist(listed, someTime)
    if (E.isLeft(unlisted)) throw new Error('should have been unlisted')
    await succeed(
      side().transact((tx) =>
        pipe(
          side().of(Workflows).save(tx)(unlisted.right.state, listed.revision),
          TE.flatMap(() => side().of(ListedContents).claim(tx)(listed.id, [])),
        ),
      ),
    )
    expect(await claim(draft, 'the same')).toEqual(O.none)
  })

  it('are free again when their workflow is deleted', async () => {
    const listed = await stocked(side(), { version: { contentHash: 'the same' } })
    await succeed(side().transact((tx) => side().of(Workflows).delete(tx)(listed.id)))
    const next = await stocked(side(), { published: false })
    expect(await claim(next, 'the same')).toEqual(O.none)
  })

  it('are nobody’s while a workflow is a draft', async () => {
    const draft = await stocked(side(), { published: false, version: { contentHash: 'the same' } })
    const other = await stocked(side(), { published: false })
    expect(revised(draft, someTime, {}).status).toBe('draft')
    expect(await claim(other, 'the same')).toEqual(O.none)
  })
})
