import { describe, expect, it } from 'vitest'
import { usualThreadLimits, workerThreads } from '../../src/adapters/workers/threads.ts'
import { examiner } from '../../src/composition/examiner.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import type { Uploaded } from '../../src/ports/catalogue/examiner.ts'
import { aNode, aWorkflow, inARow } from '../domain/catalogue/documents.ts'

const uploadOf = (document: unknown, bom = ''): Uploaded => ({
  document,
  source: new TextEncoder().encode(bom + JSON.stringify(document)),
})

const key = `sk-ant-${'aB3dE5fG7h'.repeat(6)}`
const many = inARow(
  aNode('webhook'),
  ...Array.from({ length: 3_000 }, (_, index) => aNode('set', { name: `set ${index}` })),
)

describe('An upload examined in a thread', () => {
  const here = examiner(workerThreads({ ...usualThreadLimits, inlineBytes: Number.POSITIVE_INFINITY }))
  const threaded = examiner(workerThreads({ ...usualThreadLimits, inlineBytes: 0 }))

  it.each<[string, Uploaded, string | null]>([
    ['a workflow', uploadOf(aWorkflow()), 'A title'],
    ['one without a title', uploadOf(aWorkflow({ name: '📚 Ünï' })), null],
    ['one with a byte order mark', uploadOf(aWorkflow(), '\uFEFF'), null],
    ['one with odd member names', uploadOf(JSON.parse('{"nodes":[],"connections":{},"__proto__":{"x":1}}')), null],
    ['one of thousands of nodes', uploadOf(many), 'Large'],
    ['no workflow', uploadOf({ modules: [] }), null],
    ['one with a secret', uploadOf(inARow(aNode('set', { parameters: { x: key } }))), null],
    ['a number', uploadOf(7), null],
  ])('comes to the same as here: %s', async (_, upload, title) => {
    const [inThread, atOnce] = [await threaded.examine(upload, title)(), await here.examine(upload, title)()]
    expect(inThread).toEqual(atOnce)
    expect(JSON.stringify(inThread)).not.toContain(key)
  })

  it('is refused as unavailable when it takes too long, and the next is examined', async () => {
    const hurried = examiner(workerThreads({ ...usualThreadLimits, inlineBytes: 0, timeoutMs: 1 }))
    expect(await hurried.examine(uploadOf(many), null)()).toMatchObject(
      E.left({ _tag: 'Unavailable', what: 'examiner.thread.ts' }),
    )
    expect(E.isRight(await threaded.examine(uploadOf(many), null)())).toBe(true)
  })

  it('leaves this thread free while it is examined', async () => {
    let turns = 0
    const ticking = setInterval(() => {
      turns += 1
    }, 1)
    const results = await Promise.all(Array.from({ length: 6 }, () => threaded.examine(uploadOf(many), null)()))
    clearInterval(ticking)
    expect(results.every(E.isRight)).toBe(true)
    expect(turns).toBeGreaterThan(10)
  })
})
