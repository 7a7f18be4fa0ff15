import type { FaultPlan } from '../faults/fault-plan.ts'
import { readFaultPlan } from '../faults/read-fault-plan.ts'
import type { Parts } from '../parts.ts'
import { randomText } from '../random-text.ts'
import { ok, type Reply, wrongInput } from './reply.ts'

const shape = ({ webhooks, api, seed }: FaultPlan) => ({
  webhooks: { ...webhooks },
  api: api.map((fault) => ({ ...fault })),
  seed,
})

/** `PUT /sandbox/faults`: from now on these things go wrong, and no others. Answers the seed, to do it again. */
export const setFaults =
  ({ faults, store }: Parts) =>
  (body: unknown): Reply => {
    const plan = readFaultPlan(body, randomText(8))
    if ('issues' in plan) return wrongInput(plan.issues)
    faults.set(plan, store.lastWebhookId() + 1)
    return ok(shape(plan))
  }

/** `DELETE /sandbox/faults`: all is well again. */
export const clearFaults =
  ({ faults }: Parts) =>
  (): Reply => {
    faults.clear()
    return ok(shape(faults.plan()))
  }
