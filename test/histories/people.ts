import { reassignSale } from '../../src/application/sales/aftersales/reassign-sale.ts'
import { issueMissingPapers } from '../../src/application/sales/receipts/issue-missing-papers.ts'
import { beginReconciliation } from '../../src/application/sales/reconciling/begin-reconciliation.ts'
import { resolveReview } from '../../src/application/sales/review/resolve-review.ts'
import type { Book } from './book.ts'
import type { Rig } from './rig.ts'
import { mayResolve, reassignVerdict } from './rules.ts'
import type { Step } from './steps.ts'
import { excused, nothing, pick, run, type Taken, wrong } from './take.ts'
import type { World } from './world.ts'

type Of<A extends Step['do']> = Extract<Step, { do: A }>

const becomes = { accept: 'paid', dismiss: 'dismissed', refund: 'review' } as const

/** An operator looks at a payment that waits, or waited. */
const reviewed = async (rig: Rig, { operator }: World, step: Of<'review'>, before: Book): Promise<Taken> => {
  const item = pick(before.reviewItems, step.which)
  if (item === undefined) return nothing
  const { reference } = item
  const { action } = step
  const input = { reference, action, reason: 'Looked at', operator }
  const answer = await run(rig, resolveReview, input, step.crash)
  const said = { reference, to: becomes[action] }
  if (typeof answer === 'string' && excused.has(answer)) return { ...nothing, said }
  const isDone = typeof answer !== 'string'
  const must = mayResolve(before, reference, action)
  const told = isDone ? 'done' : answer
  if (isDone !== must) return wrong(`${action} of ${reference} was ${told}, and ${must ? 'may' : 'may not'} be`)
  const after = (await rig.book()).checkouts.find((each) => each.reference === reference)
  const was = before.checkouts.find((each) => each.reference === reference)
  return isDone && was?.status === 'review' && after?.status !== becomes[action]
    ? wrong(`${action} left ${reference} ${after?.status}`)
    : { ...nothing, said }
}

const reassigned = async (rig: Rig, world: World, step: Of<'reassign'>, before: Book): Promise<Taken> => {
  const sale = pick(before.sales, step.which)
  const [to, email] = [pick(world.buyers, step.buyer), pick(world.emails, step.buyer)]
  if (sale === undefined || to === undefined || email === undefined) return nothing
  const input = { saleId: sale.id, email, reason: 'A gift', operator: world.operator }
  const answer = await run(rig, reassignSale, input, step.crash)
  const said = typeof answer === 'string' ? answer : 'moved'
  const must = reassignVerdict(before, sale.id, to)
  return excused.has(said) || said === must
    ? nothing
    : wrong(`moving ${sale.reference} was answered ${said}, not ${must}`)
}

/** What operators decide, and what the shop does at night. */
export const decided = async (
  rig: Rig,
  world: World,
  step: Of<'review'> | Of<'reassign'> | Of<'reconcile' | 'issueMissing'>,
  before: Book,
): Promise<Taken> => {
  switch (step.do) {
    case 'review':
      return reviewed(rig, world, step, before)
    case 'reassign':
      return reassigned(rig, world, step, before)
    case 'reconcile':
      await run(rig, beginReconciliation, { operator: null }, step.crash)
      return nothing
    case 'issueMissing':
      await run(rig, issueMissingPapers, {}, step.crash)
      return nothing
  }
}
