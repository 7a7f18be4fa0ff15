import { describe, expect, it } from 'vitest'
import { madeAnew, madeToOrder, numberAfter } from '../../../src/domain/catalogue/made-to-order.ts'
import { nextVersion } from '../../../src/domain/catalogue/version-number.ts'
import { listedContents } from '../../../src/domain/catalogue/workflow.ts'
import { archive, discard, publish, remove, unlist } from '../../../src/domain/catalogue/workflow-lifecycle.ts'
import { addVersion } from '../../../src/domain/catalogue/workflow-versions.ts'
import { requestAt, standing } from '../requests/examples.ts'
import { aVersion, blocked, later, left, right, someTime } from './workflow-examples.ts'

const request = requestAt('paid') as Parameters<typeof madeToOrder>[0]
const making = { id: 'w', slug: 'invoices', version: aVersion('1.0.0') }
const made = () => right(madeToOrder(request, making, someTime)).state
const tagsOf = ({ events }: Readonly<{ events: ReadonlyArray<{ _tag: string }> }>) => events.map(({ _tag }) => _tag)

describe('a workflow that is made to order', () => {
  it('is a draft of its request, called and priced as that is, released at once', () => {
    const decision = right(madeToOrder(request, making, someTime))
    expect(decision.state).toMatchObject({
      status: 'draft',
      madeFor: 'request-1',
      title: 'Invoices',
      description: 'All of it.',
      price: standing.price,
      versions: [{ version: '1.0.0', status: 'released', releasedAt: someTime }],
    })
    expect(tagsOf(decision)).toEqual(['WorkflowUploaded'])
  })

  it('is not made of what blocks a sale', () => {
    const broken = { ...making, version: aVersion('1.0.0', { blocking: [blocked] }) }
    expect(left(madeToOrder(request, broken, someTime))._tag).toBe('NotPublishable')
  })

  it('is never offered to anybody, from whatever state', () => {
    const archived = right(discard(made(), true, later)).state
    for (const state of [made(), archived]) expect(left(publish(state, later))._tag).toBe('NotPublishable')
    expect(left(unlist(made(), later))._tag).toBe('IllegalTransition')
    expect(left(archive(made(), later))._tag).toBe('IllegalTransition')
    expect(listedContents(made())).toEqual([])
  })

  it('is revised by its next version, of which its buyer hears by the request alone', () => {
    const before = made()
    expect(numberAfter(before)).toBe('1.1.0')
    const decision = right(madeAnew(before, aVersion('1.1.0'), later))
    expect(decision.state.versions.map(({ version, status }) => [version, status])).toEqual([
      ['1.0.0', 'released'],
      ['1.1.0', 'released'],
    ])
    expect(tagsOf(decision)).toEqual(['VersionAdded'])
    expect(left(madeAnew(before, aVersion('1.1.0', { blocking: [blocked] }), later))._tag).toBe('NotPublishable')
    expect(left(madeAnew(remove(before, later).state, aVersion('1.1.0'), later))._tag).toBe('IllegalTransition')
  })

  it.each([
    [null, '1.0.0'],
    ['1.0.0', '1.1.0'],
    ['1.9.9', '1.10.0'],
    ['2.0.0-rc.1', '2.0.0'],
    ['2.1.0+build', '2.2.0'],
  ])('after %s comes %s', (before, next) => {
    expect(nextVersion(before)).toBe(next)
  })

  it('goes on from a version that an operator added', () => {
    const further = right(addVersion(made(), aVersion('3.4.5'), false, later)).state
    expect(numberAfter(further)).toBe('3.5.0')
  })
})
