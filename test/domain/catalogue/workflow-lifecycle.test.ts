import { describe, expect, it } from 'vitest'
import {
  listedContents,
  offeredVersion,
  type Workflow,
  workflowStatuses,
} from '../../../src/domain/catalogue/workflow.ts'
import { archive, discard, publish, remove, unlist } from '../../../src/domain/catalogue/workflow-lifecycle.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { aVersion, blocked, later, left, right, someTime, uploadedWith } from './workflow-examples.ts'

const inState = (status: Workflow['status']): Workflow => ({ ...uploadedWith(), status })

describe('a workflow', () => {
  it('begins as a draft whose version is released', () => {
    const draft = uploadedWith()
    expect(draft).toMatchObject({ status: 'draft', publishedAt: null, revision: 1 })
    expect(offeredVersion(draft)).toMatchObject({ version: '1.0.0', status: 'released', releasedAt: someTime })
  })

  it('begins as a draft whose version is kept back when something blocks it', () => {
    const draft = uploadedWith(aVersion('1.0.0', { blocking: [blocked] }))
    expect(draft.versions).toMatchObject([{ status: 'accepted', releasedAt: null }])
    expect(offeredVersion(draft)).toBeNull()
  })

  it('begins with its version released when what blocks it is overridden', () => {
    expect(uploadedWith(aVersion('1.0.0', { blocking: [blocked] }), ['broken-wiring']).versions).toMatchObject([
      { status: 'released' },
    ])
  })

  const steps = { publish, unlist, archive } as const
  const allowed: Readonly<Record<keyof typeof steps, Partial<Record<Workflow['status'], Workflow['status']>>>> = {
    publish: { draft: 'published', unlisted: 'published', archived: 'published', published: 'published' },
    unlist: { published: 'unlisted', unlisted: 'unlisted' },
    archive: { published: 'archived', unlisted: 'archived', archived: 'archived' },
  }
  const names = ['publish', 'unlist', 'archive'] as const
  const table = names.flatMap((name) =>
    workflowStatuses.map((from) => [from, name, allowed[name][from] ?? 'IllegalTransition'] as const),
  )

  it.each(table)('that is %s, at "%s": %s', (from, name, expected) => {
    const outcome = steps[name](inState(from), later)
    expect(E.isRight(outcome) ? outcome.right.state.status : outcome.left._tag).toBe(expected)
  })

  it.each([
    ['published', publish],
    ['unlisted', unlist],
    ['archived', archive],
  ] as const)('that is %s already stays as it is, and nothing is announced', (status, step) => {
    const before = inState(status)
    const { state, events } = right<{ state: Workflow; events: ReadonlyArray<unknown> }>(step(before, later))
    expect(state).toBe(before)
    expect(events).toEqual([])
  })

  it('is announced when it is published, by its id alone', () => {
    const { state, events } = right(publish(uploadedWith(), later))
    expect(state).toMatchObject({ status: 'published', publishedAt: later, updatedAt: later, revision: 2 })
    expect(events).toEqual([{ _tag: 'WorkflowPublished', subject: 'w', facts: {} }])
  })

  it('is not published while nothing of it is released', () => {
    const nothing = { ...uploadedWith(), versions: [aVersion('1.0.0')] }
    expect(left(publish(nothing, later))).toMatchObject({
      _tag: 'NotPublishable',
      issues: [{ pointer: '', code: 'no_released_version' }],
    })
  })

  it('is not published while something blocks it, and every reason is named', () => {
    const twice = aVersion('1.0.0', { blocking: [blocked, { rule: 'nothing-connected', message: 'stands alone' }] })
    expect(left(publish(uploadedWith(twice), later))).toMatchObject({
      issues: [
        { pointer: '/document/connections', code: 'broken_wiring', message: 'leads nowhere' },
        { pointer: '/document', code: 'nothing_connected', message: 'stands alone' },
      ],
    })
  })

  it('is not published by who does not hold the rights', () => {
    expect(left(publish({ ...uploadedWith(), rightsHeld: false }, later))).toMatchObject({
      issues: [{ pointer: '/rightsHeld', code: 'rights_not_held' }],
    })
  })

  it('claims the contents of its released versions, while it is listed', () => {
    const versions = [
      aVersion('1.0.0', { status: 'yanked' }),
      aVersion('1.1.0', { status: 'released' }),
      aVersion('1.2.0', { status: 'released', contentHash: 'content of 1.1.0' }),
      aVersion('1.3.0'),
    ]
    for (const status of workflowStatuses)
      expect(listedContents({ ...uploadedWith(), versions, status })).toEqual(
        status === 'published' ? ['content of 1.1.0'] : [],
      )
  })

  it.each(workflowStatuses)('that is %s can be removed, for good', (status) => {
    const { state } = remove(inState(status), later)
    expect(state.status).toBe('removed')
    for (const step of [publish, unlist, archive]) expect(E.isLeft(step(state, later))).toBe(true)
  })

  it('is gone when it is deleted and nothing names it, whatever its state', () => {
    for (const status of workflowStatuses)
      expect(right(discard(inState(status), false, later))).toMatchObject({
        outcome: 'gone',
        events: [{ _tag: 'WorkflowDeleted' }],
      })
  })

  it('is archived when it is deleted and somebody owns it, unless it was removed', () => {
    for (const status of workflowStatuses) {
      const outcome = discard(inState(status), true, later)
      if (status === 'removed') expect(left(outcome)._tag).toBe('IllegalTransition')
      else expect(right(outcome)).toMatchObject({ outcome: 'archived', state: { status: 'archived' } })
    }
  })
})
