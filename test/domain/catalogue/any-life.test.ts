import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offeredVersion, type Workflow, type WorkflowDecision } from '../../../src/domain/catalogue/workflow.ts'
import { archive, discard, publish, remove, unlist } from '../../../src/domain/catalogue/workflow-lifecycle.ts'
import { amend } from '../../../src/domain/catalogue/workflow-revision.ts'
import { standingFindings } from '../../../src/domain/catalogue/workflow-version.ts'
import { addVersion, release, yank } from '../../../src/domain/catalogue/workflow-versions.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { aVersion, blocked, someTime, uploadedWith } from './workflow-examples.ts'

type Command = Readonly<{ name: string; run: (workflow: Workflow, now: Date) => E.Either<unknown, WorkflowDecision> }>

const number = fc.constantFrom('1.0.0', '1.1.0', '2.0.0', '2.0.0-rc.1')

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>({ name: 'publish', run: publish }),
  fc.constant<Command>({ name: 'unlist', run: unlist }),
  fc.constant<Command>({ name: 'archive', run: archive }),
  fc.constant<Command>({ name: 'delete what is owned', run: (workflow, now) => discard(workflow, true, now) }),
  {
    weight: 1,
    arbitrary: fc.constant<Command>({ name: 'remove', run: (workflow, now) => E.right(remove(workflow, now)) }),
  },
  fc.tuple(number, fc.boolean(), fc.boolean()).map(([version, isBlocked, atOnce]) => ({
    name: `add ${version}${isBlocked ? ', blocked' : ''}${atOnce ? ', at once' : ''}`,
    run: (workflow: Workflow, now: Date) =>
      addVersion(workflow, aVersion(version, { blocking: isBlocked ? [blocked] : [] }), atOnce, now),
  })),
  number.map((version) => ({
    name: `release ${version}`,
    run: (workflow: Workflow, now: Date) => release(workflow, version, now),
  })),
  number.map((version) => ({
    name: `yank ${version}`,
    run: (workflow: Workflow, now: Date) => yank(workflow, version, now),
  })),
  fc.boolean().map((overrides) => ({
    name: overrides ? 'override' : 'edit',
    run: (workflow: Workflow, now: Date) =>
      E.right(amend(workflow, overrides ? {} : { summary: 'Another.' }, overrides ? ['broken-wiring'] : [], now)),
  })),
)

const isOnSale = ({ status }: Workflow): boolean => status === 'published' || status === 'unlisted'

/** What holds of a workflow whatever was done to it. */
const expectSound = (workflow: Workflow): void => {
  if (isOnSale(workflow)) expect(offeredVersion(workflow)).not.toBeNull()
  if (isOnSale(workflow)) expect(workflow.publishedAt).not.toBeNull()
  for (const version of workflow.versions) {
    if (version.status !== 'accepted') expect(standingFindings(version, workflow.overriddenRules)).toEqual([])
    expect(version.releasedAt === null).toBe(version.status === 'accepted')
  }
  expect(new Set(workflow.versions.map(({ version }) => version)).size).toBe(workflow.versions.length)
}

/** What no step may undo. */
const expectKept = (before: Workflow, after: Workflow): void => {
  expect([after.id, after.slug, after.createdAt]).toEqual([before.id, before.slug, before.createdAt])
  if (before.publishedAt !== null) expect(after.publishedAt).toEqual(before.publishedAt)
  if (before.status === 'removed') expect(after.status).toBe('removed')
  for (const version of before.versions) {
    const same = after.versions.find(({ id }) => id === version.id)
    expect(same).toMatchObject({ version: version.version, contentHash: version.contentHash })
    if (version.status === 'yanked') expect(same?.status).toBe('yanked')
    if (version.releasedAt !== null) expect(same?.releasedAt).toEqual(version.releasedAt)
  }
}

describe('whatever is done to a workflow', () => {
  it('it stays sound, and every change counts up its revision and is announced', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(command, { maxLength: 25 }), (isBlocked, commands) => {
        let workflow = uploadedWith(aVersion('1.0.0', { blocking: isBlocked ? [blocked] : [] }))
        expectSound(workflow)
        for (const [index, { run }] of commands.entries()) {
          const outcome = run(workflow, new Date(someTime.getTime() + (index + 1) * 1_000))
          if (E.isLeft(outcome)) continue
          const { state, events } = outcome.right
          expect(events.length > 0).toBe(state !== workflow)
          expect(state === workflow || state.revision > workflow.revision).toBe(true)
          expectSound(state)
          expectKept(workflow, state)
          workflow = state
        }
      }),
    )
  })

  it('the same step again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 15 }), fc.constantFrom(publish, unlist, archive), (commands, step) => {
        let workflow = uploadedWith()
        for (const { run } of commands)
          workflow = E.getOrElse(() => ({ state: workflow }))(run(workflow, someTime)).state
        const once = step(workflow, someTime)
        if (E.isLeft(once)) return
        const twice = step(once.right.state, someTime)
        expect(E.isRight(twice) && twice.right.state === once.right.state && twice.right.events.length === 0).toBe(true)
      }),
    )
  })
})
