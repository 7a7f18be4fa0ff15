import { call, type WireProblem } from '../../../src/adapters/http/kernel/client.ts'
import { kinds } from '../../../src/adapters/http/kernel/codes.ts'
import { brokenIn } from '../broken.ts'
import { movableClock } from '../clock.ts'
import type { Driver } from '../driver.ts'
import { sandboxMailbox } from '../mail/sandbox-mailbox.ts'
import { owner } from '../owner.ts'
import { sandboxPaystack } from '../paystack/sandbox-paystack.ts'
import { runSchedules } from '../schedules.ts'
import { secretKey } from '../settings.ts'
import { keep, sentBy } from './browser.ts'
import { type Opened, openRealShop } from './opened.ts'
import { untilNone } from './shop-database.ts'

/** Where others' manners hold, a refusal has a status and no code of ours; then the general code of the status is meant. */
const codeOf = ({ status, problem: { code } }: Readonly<{ status: number; problem: WireProblem }>): string =>
  typeof code === 'string' ? code : (Object.values(kinds).find((kind) => kind.status === status)?.code ?? `${status}`)

/** Real Express, real PostgreSQL, the real Paystack adapter against the sandbox. */
export const httpDriver = (): Driver => {
  const clock = movableClock()
  let opened: Opened | null = null
  const open = (): Opened => {
    if (opened === null) throw new Error('the shop is not open')
    return opened
  }
  const paystack = sandboxPaystack({
    sandboxUrl: () => open().sandboxUrl,
    webhookUrl: () => `${open().url}/api/payment/webhook`,
    secretKey,
  })
  const mailbox = sandboxMailbox(() => open().mailbox)
  const settle = (): Promise<void> =>
    untilNone(
      'notices and jobs under way',
      async () => (await paystack.noticesOnTheirWay()) + (await open().database.jobsUnderWay()),
    )
  /** Nobody waits any more for what the scenario before left to be done. */
  const quieten = (): Promise<void> =>
    untilNone(
      'notices and jobs that run',
      async () => (await paystack.noticesOnTheirWay()) + (await open().database.jobsLeftRunning()),
    )

  return {
    owner,
    paystack,
    mailbox,
    settle,
    now: clock.now,
    broken: () => brokenIn(open().shop.resolve),
    start: async () => {
      opened = await openRealShop(clock)
    },
    stop: async () => {
      await opened?.close()
      opened = null
    },
    reset: async () => {
      await quieten()
      await open().database.empty()
      await paystack.reset()
      await mailbox.reset()
    },
    attempt: async (contract, asking, as) => {
      const token = as?.accessToken ?? undefined
      const headers = sentBy(as?.browser, open().publicUrl)
      const answer = await call(open().url, contract, asking, token === undefined ? { headers } : { token, headers })
      keep(as?.browser, answer.headers)
      if (answer.ok) return { done: answer.body, status: answer.status }
      const { errors = [] } = answer.problem
      return { refused: codeOf(answer), errors }
    },
    advance: async (ms) => {
      clock.advance(ms)
      await open().database.setAhead(clock.aheadMs())
      await paystack.advance(ms)
      await runSchedules(open().shop.resolve)
    },
  }
}
