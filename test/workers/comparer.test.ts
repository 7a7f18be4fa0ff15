import { describe, expect, it } from 'vitest'
import { threadedComparer } from '../../src/adapters/workers/threaded.comparer.ts'
import { usualThreadLimits, workerThreads } from '../../src/adapters/workers/threads.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import { aNode, inARow } from '../domain/catalogue/documents.ts'

const sourceOf = (version: string, document: unknown) => ({ version, source: JSON.stringify(document) })

const steps = (count: number, last: string) =>
  inARow(
    aNode('webhook'),
    ...Array.from({ length: count }, (_, index) => aNode('set', { name: `${index}` })),
    aNode(last),
  )

describe('Two versions compared in a thread', () => {
  const here = threadedComparer(workerThreads({ ...usualThreadLimits, inlineBytes: Number.POSITIVE_INFINITY }))
  const threaded = threadedComparer(workerThreads({ ...usualThreadLimits, inlineBytes: 0 }))

  it.each([1, 500])('of %i steps come to the same as here', async (count) => {
    const [before, after] = [
      sourceOf('1.0.0', steps(count, 'slack')),
      sourceOf('1.1.0', steps(count, 'executeCommand')),
    ]
    const inThread = await threaded.compare(before, after)()
    expect(inThread).toEqual(await here.compare(before, after)())
    expect(E.isRight(inThread) ? inThread.right.adds.map(({ kind }) => kind) : []).toContain('command')
  })

  it('are unavailable when that takes too long', async () => {
    const hurried = threadedComparer(workerThreads({ ...usualThreadLimits, inlineBytes: 0, timeoutMs: 1 }))
    const large = sourceOf('1.0.0', steps(2_000, 'slack'))
    expect(await hurried.compare(large, large)()).toMatchObject(E.left({ _tag: 'Unavailable' }))
  })
})
