import { describe, expect, it } from 'vitest'
import { offeredVersion, shownVersion } from '../../../src/domain/catalogue/workflow.ts'
import { publish, remove } from '../../../src/domain/catalogue/workflow-lifecycle.ts'
import { addVersion, release, yank } from '../../../src/domain/catalogue/workflow-versions.ts'
import { aVersion, blocked, later, left, right, uploadedWith } from './workflow-examples.ts'

describe('the versions of a workflow', () => {
  const published = () => right(publish(uploadedWith(), later)).state

  it('are ordered by what their numbers mean, not by their letters', () => {
    const versions = ['1.9.0', '1.10.0', '1.10.0-beta.1', '0.99.0'].map((each) =>
      aVersion(each, { status: 'released' }),
    )
    expect(offeredVersion({ versions })?.version).toBe('1.10.0')
  })

  it('are not on offer before they are released', () => {
    const { state, events } = right(addVersion(published(), aVersion('2.0.0'), false, later))
    expect(offeredVersion(state)?.version).toBe('1.0.0')
    expect(events.map(({ _tag }) => _tag)).toEqual(['VersionAdded'])
    const released = right(release(state, '2.0.0', later))
    expect(offeredVersion(released.state)?.version).toBe('2.0.0')
    expect(released.events).toEqual([{ _tag: 'VersionReleased', subject: 'w', facts: { versionId: 'id of 2.0.0' } }])
  })

  it('may be released as they are added', () => {
    const { state, events } = right(addVersion(published(), aVersion('2.0.0'), true, later))
    expect(offeredVersion(state)).toMatchObject({ version: '2.0.0', releasedAt: later })
    expect(events.map(({ _tag }) => _tag)).toEqual(['VersionAdded', 'VersionReleased'])
  })

  it('have a number of their own; what follows a plus sign makes no other', () => {
    for (const number of ['1.0.0', '1.0.0+build.5'])
      expect(left(addVersion(published(), aVersion(number), false, later))._tag).toBe('DuplicateVersion')
  })

  it('are kept back while something blocks them, until that is overridden', () => {
    const version = aVersion('2.0.0', { blocking: [blocked] })
    expect(left(addVersion(published(), version, true, later))._tag).toBe('NotPublishable')
    const { state } = right(addVersion(published(), version, false, later))
    expect(left(release(state, '2.0.0', later))._tag).toBe('NotPublishable')
    const overridden = { ...state, overriddenRules: ['broken-wiring'] }
    expect(offeredVersion(right(release(overridden, '2.0.0', later)).state)?.version).toBe('2.0.0')
  })

  it('that are yanked give way to the highest other one, for good', () => {
    const two = right(addVersion(published(), aVersion('2.0.0'), true, later)).state
    const { state, events } = right(yank(two, '2.0.0', later))
    expect(offeredVersion(state)?.version).toBe('1.0.0')
    expect(events.map(({ _tag }) => _tag)).toEqual(['VersionYanked'])
    expect(left(release(state, '2.0.0', later))._tag).toBe('IllegalTransition')
    expect(right(yank(state, '2.0.0', later))).toEqual({ state, events: [] })
  })

  it('archive what is on sale when the last of them is yanked', () => {
    const { state, events } = right(yank(published(), '1.0.0', later))
    expect(state.status).toBe('archived')
    expect(events.map(({ _tag }) => _tag)).toEqual(['VersionYanked', 'WorkflowArchived'])
    expect(right(yank(uploadedWith(), '1.0.0', later)).state.status).toBe('draft')
  })

  it('are not yanked before they were released', () => {
    const { state } = right(addVersion(published(), aVersion('2.0.0'), false, later))
    expect(left(yank(state, '2.0.0', later))._tag).toBe('IllegalTransition')
  })

  it('that nobody added are not found', () => {
    expect(left(release(published(), '9.9.9', later))._tag).toBe('WorkflowVersionNotFound')
    expect(left(yank(published(), '9.9.9', later))._tag).toBe('WorkflowVersionNotFound')
  })

  it('of a removed workflow stay as they are', () => {
    const { state } = remove(published(), later)
    expect(left(addVersion(state, aVersion('2.0.0'), false, later))._tag).toBe('IllegalTransition')
    expect(left(release(state, '1.0.0', later))._tag).toBe('IllegalTransition')
  })

  it('speak for a workflow before one is released', () => {
    const versions = [aVersion('1.0.0'), aVersion('0.9.0')]
    expect(shownVersion({ versions })?.version).toBe('1.0.0')
    expect(shownVersion({ versions: [...versions, aVersion('0.1.0', { status: 'released' })] })?.version).toBe('0.1.0')
    expect(shownVersion({ versions: [] })).toBeNull()
  })
})
