import { fateOf } from '../../src/adapters/jobs/outcome.ts'
import { updateWorkflow } from '../../src/application/catalogue/update-workflow.ts'
import type { UseCase } from '../../src/application/kernel/use-case.ts'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { requestRefund } from '../../src/application/sales/outgoing/request-refund.ts'
import { sweepOutgoing } from '../../src/application/sales/outgoing/sweep-outgoing.ts'
import { receivePaymentEvent } from '../../src/application/sales/receive-payment-event.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { returnFromPayment } from '../../src/application/sales/return-from-payment.ts'
import { startCheckout } from '../../src/application/sales/start-checkout.ts'
import { sweepCheckouts } from '../../src/application/sales/sweep-checkouts.ts'
import { verifyPayment } from '../../src/application/sales/verify-payment.ts'
import type { Failed } from '../../src/domain/kernel/failure.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import type { Port } from '../../src/ports/kernel/port.ts'
import type { Book } from './book.ts'
import { reactionOf } from './memory-rig.ts'
import { decided } from './people.ts'
import { movedAtProvider } from './provider.ts'
import type { CrashPlan, Job, Rig } from './rig.ts'
import { refundVerdict } from './rules.ts'
import { startVerdicts } from './starting.ts'
import type { Step } from './steps.ts'
import { noticeOf, totalOf, type World } from './world.ts'

/** What a step came to: the payments that it had to settle, and what was wrong with its answer. */
export type Taken = Readonly<{
  mustSettle: ReadonlyArray<string>
  faults: ReadonlyArray<string>
  /** What a person said of a payment in review. */
  said: Readonly<{ reference: string; to: string }> | null
}>

export const nothing: Taken = { mustSettle: [], faults: [], said: null }
export const wrong = (...faults: ReadonlyArray<string>): Taken => ({ ...nothing, faults })

export const pick = <A>(all: ReadonlyArray<A>, which: number): A | undefined =>
  all.at(-1 - (which % Math.max(1, all.length)))

type Asked<I, A> = Readonly<{ port: Port<UseCase<I, Failed, A>> }>

/** Runs a use case in a process that may die; what it answered, or the tag of its failure. */
export const run = async <I, A>(
  rig: Rig,
  { port }: Asked<I, A>,
  input: I,
  crash: CrashPlan | null,
): Promise<A | string> => {
  const result = await rig.live(crash, () => rig.resolve(port)(input)())
  if (result === 'crashed') return 'crashed'
  return E.isRight(result) ? result.right : result.left._tag
}

/** Failures that anyone must expect when a process or its provider is gone. */
export const excused = new Set(['crashed', 'ProviderUnavailable', 'Unavailable'])

/** A job as a worker runs it: it stays when it is to be tried again. */
export const work = async (rig: Rig, job: Job, times: number, crash: CrashPlan | null): Promise<string> => {
  const reaction = reactionOf(job.queue)
  let outcome = 'done'
  for (let at = 0; at < times; at += 1) {
    const result = await rig.live(crash, () =>
      rig.resolve<UseCase<unknown, Failed, unknown>>(reaction.useCase.port)(reaction.toInput(job.event))(),
    )
    if (result === 'crashed') return 'crashed'
    outcome = E.isRight(result) ? 'done' : fateOf(result.left) === 'retry' ? 'again' : 'parked'
  }
  if (outcome !== 'again') await rig.forget(job)
  return outcome
}

const started = async (rig: Rig, world: World, step: Extract<Step, { do: 'start' }>, before: Book): Promise<Taken> => {
  const [userId, workflowId] = [pick(world.buyers, step.buyer) ?? '', pick(world.items, step.item) ?? '']
  const coupon = step.coupon === null ? null : (pick(world.coupons, step.coupon) ?? null)
  const input = { userId, workflowId, couponCode: coupon?.code ?? null, returnUrl: null }
  const answer = await run(rig, startCheckout, input, step.crash)
  const may = startVerdicts(before, { userId, workflowId, coupon }, world)
  if (typeof answer === 'string') {
    const isAllowed = excused.has(answer) || may.includes(answer)
    return isAllowed ? nothing : wrong(`start was answered ${answer}, not ${may}`)
  }
  if (!may.includes('started')) return wrong(`start was not refused: ${may}`)
  const must = totalOf(world.prices.get(workflowId) ?? 0, coupon, world.tax)
  const { total } = answer.checkout.price
  return !answer.isNew || total.amount === must ? nothing : wrong(`P1: a total of ${total.amount}, not ${must}`)
}

const paid = ({ paystack }: Rig, { which, how }: Extract<Step, { do: 'pay' }>): Taken => {
  const charge = pick([...paystack.charges.values()], which)
  if (charge === undefined) return nothing
  const { reference, asked } = charge
  const facts = {
    right: {},
    fee: { requested: asked, amount: asked + 1_500, fees: 1_500 },
    short: { amount: asked - 1, requested: asked - 1 },
    over: { amount: asked + 1, requested: asked + 1 },
    foreign: { currency: 'GHS' },
    failed: { word: 'failed' as const },
  }
  paystack.pay(reference, facts[how])
  return nothing
}

const refunded = async (
  rig: Rig,
  { operator }: World,
  step: Extract<Step, { do: 'refund' }>,
  before: Book,
): Promise<Taken> => {
  const sale = pick(before.sales, step.which)
  if (sale === undefined) return nothing
  const amount = step.percent === null ? null : Math.max(1, Math.floor((sale.charged / 100) * step.percent))
  const money = amount === null ? null : { amount, currency: 'NGN' as const }
  const answer = await run(
    rig,
    requestRefund,
    { saleId: sale.id, amount: money, reason: 'Asked for', operator },
    step.crash,
  )
  const said = typeof answer === 'string' ? answer : answer.status
  const must = refundVerdict(before, sale.id, amount)
  return excused.has(said) || said === must ? nothing : wrong(`a refund was answered ${said}, not ${must}`)
}

const known = (before: Book, which: number): string | undefined => pick(before.checkouts, which)?.reference

const asked = async (
  rig: Rig,
  step: Extract<Step, { do: 'verify' | 'return' | 'record' | 'read' }>,
  before: Book,
): Promise<Taken> => {
  const checkout = pick(before.checkouts, step.which)
  if (checkout === undefined) return nothing
  const { reference, userId } = checkout
  if (step.do === 'read') {
    const answer = await run(rig, readOutgoing, { reference }, step.crash)
    return answer === undefined || excused.has(String(answer)) ? nothing : wrong(`read was answered ${answer}`)
  }
  const answer =
    step.do === 'verify'
      ? await run(rig, verifyPayment, { reference, userId }, step.crash)
      : await run<{ reference: string }, unknown>(
          rig,
          step.do === 'return' ? returnFromPayment : recordSale,
          { reference },
          step.crash,
        )
  if (answer === 'crashed') return nothing
  const isHeard = step.fate === 'answered' || step.fate === 'refused'
  const mayFail = answer === 'ProviderUnavailable' || answer === 'PaymentNotFound'
  const faults = typeof answer === 'string' && !mayFail ? [`${step.do} was answered ${answer}`] : []
  return { ...nothing, mustSettle: isHeard ? [reference] : [], faults }
}

const worked = async (rig: Rig, step: Extract<Step, { do: 'work' }>): Promise<Taken> => {
  const job = pick(await rig.jobs(), step.which)
  if (job === undefined) return nothing
  const outcome = await work(rig, job, step.times, step.crash)
  return outcome === 'parked' ? wrong(`a job of ${job.queue} was put away`) : nothing
}

/** Takes one step of a history, and says what was wrong with what came of it at once. */
export const take = async (rig: Rig, world: World, step: Step, before: Book): Promise<Taken> => {
  const { paystack } = rig
  paystack.set('fate' in step ? step.fate : 'answered')
  switch (step.do) {
    case 'start':
      return started(rig, world, step, before)
    case 'pay':
      return paid(rig, step)
    case 'notify': {
      const reference = pick([...paystack.charges.keys()], step.which)
      if (reference === undefined) return nothing
      if (step.what === 'charge' && paystack.charges.get(reference)?.word !== 'success') return nothing
      for (let at = 0; at < step.times; at += 1)
        await run(rig, receivePaymentEvent, noticeOf(step.what, reference, rig.secretKey), step.crash)
      return nothing
    }
    case 'verify':
    case 'return':
    case 'record':
    case 'read':
      return asked(rig, step, before)
    case 'work':
      return worked(rig, step)
    case 'sweep':
      await run(rig, sweepCheckouts, {}, step.crash)
      return nothing
    case 'sweepOutgoing':
      await run(rig, sweepOutgoing, {}, step.crash)
      return nothing
    case 'reconcile':
    case 'issueMissing':
    case 'review':
    case 'reassign':
      return decided(rig, world, step, before)
    case 'wait':
      await rig.advance(step.minutes * 60_000)
      return nothing
    case 'price': {
      const id = pick(world.items, step.item) ?? ''
      const price = { amount: step.amount, currency: 'NGN' as const }
      world.prices.set(id, step.amount)
      await run(
        rig,
        updateWorkflow,
        { id, expected: null, changes: { price }, override: null, operator: world.operator },
        null,
      )
      return nothing
    }
    case 'refund':
      return refunded(rig, world, step, before)
    default:
      return movedAtProvider(rig, step, known(before, step.which))
  }
}
