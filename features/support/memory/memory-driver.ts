import { randomUUID } from 'node:crypto'
import { callerOf } from '../../../src/adapters/http/kernel/authenticate.ts'
import type { Asking } from '../../../src/adapters/http/kernel/client.ts'
import type { AnyContract, ResponseOf } from '../../../src/adapters/http/kernel/contract.ts'
import { type Encoded, perform } from '../../../src/adapters/http/kernel/perform.ts'
import type { Problem } from '../../../src/adapters/http/kernel/problem.ts'
import type { Incoming } from '../../../src/adapters/http/kernel/receive.ts'
import { makeFirstOwner } from '../../../src/composition/first-owner.ts'
import { type MemoryShop, memoryKeys, memoryShop } from '../../../src/composition/memory.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { brokenIn } from '../broken.ts'
import { movableClock } from '../clock.ts'
import type { Attempt, Bearer, Browser, Driver, Refusal } from '../driver.ts'
import { doubleMailbox } from '../mail/double-mailbox.ts'
import { owner } from '../owner.ts'
import { doublePaystack } from '../paystack/double-paystack.ts'
import { runSchedules } from '../schedules.ts'
import { shopSettings } from '../settings.ts'
import { asked } from './asked.ts'
import { surroundings } from './surroundings.ts'

const refusal = ({ code, errors = [] }: Problem): Refusal => ({ refused: code, errors })
const visitor = () => ({ address: '192.0.2.1', userAgent: 'features', requestId: randomUUID() })

/** The answer as its client reads it: by way of JSON, through the response codec. */
const read = <C extends AnyContract>({ response, media }: C, { body }: Encoded): ResponseOf<C> => {
  if (response === null || media !== 'json') return body as ResponseOf<C>
  const result = response.decode(body === undefined ? undefined : JSON.parse(JSON.stringify(body)))
  if (E.isLeft(result)) throw new Error(`the answer does not fit its contract: ${JSON.stringify(body)}`)
  return result.right
}

/** What a browser does with an answer. */
const keep = (browser: Browser | undefined, { cookie }: Encoded): void => {
  if (cookie?.kept === null) browser?.delete(cookie.name)
  else if (cookie !== null) browser?.set(cookie.name, cookie.kept.value)
}

/** No socket, no database: a request is decoded, its use case run, the answer encoded. */
export const memoryDriver = (): Driver => {
  const clock = movableClock()
  const settings = shopSettings()
  let keys: Awaited<ReturnType<typeof memoryKeys>> | null = null
  let open: MemoryShop | null = null
  const shop = (): MemoryShop => {
    if (open === null) throw new Error('the shop is not open')
    return open
  }

  const answered = async (
    contract: AnyContract,
    incoming: Incoming,
    as?: Bearer,
  ): Promise<E.Either<Problem, Encoded>> => {
    const { resolve, routes, cursors } = shop()
    const route = routes.find((each) => each.contract === contract)
    if (route === undefined) throw new Error(`no route has the contract ${contract.id}`)
    const authorization = as?.accessToken ? [`Bearer ${as.accessToken}`] : []
    const caller = await callerOf(resolve)(contract, authorization, visitor())
    if (E.isLeft(caller)) return caller
    const performed = await perform(resolve, cursors, settings.LIMIT_SEARCH_CHARACTERS)(route, incoming, caller.right)
    return E.isLeft(performed) ? E.left(performed.left.problem) : performed
  }

  const notify = async (bytes: Uint8Array, signature: string): Promise<boolean> => {
    const route = shop().routes.find(({ contract }) => contract.access === 'signed')
    if (route === undefined) throw new Error('the shop takes no notices')
    const header = (name: string) => (name === 'x-paystack-signature' ? [signature] : [])
    const raw = { isHead: false, bytes, documentBytes: null, header, cookie: null, query: new URLSearchParams() }
    return E.isRight(await answered(route.contract, { params: {}, body: undefined, raw }))
  }
  const paystack = doublePaystack({ notify, now: clock.now })
  const mailbox = doubleMailbox()

  return {
    owner,
    paystack,
    mailbox,
    now: clock.now,
    broken: () => brokenIn(shop().resolve),
    start: async () => {
      keys = await memoryKeys()
    },
    stop: async () => {
      open = null
    },
    reset: async () => {
      if (keys === null) throw new Error('the driver has not been started')
      paystack.reset()
      mailbox.reset()
      open = memoryShop({
        clock,
        keys,
        currencies: settings.CURRENCIES,
        extra: [...surroundings(settings), ...paystack.provisions, ...mailbox.provisions],
      })
      await makeFirstOwner(shop().resolve, owner)
    },
    attempt: async <C extends AnyContract>(
      contract: C,
      asking: Asking<C>,
      as?: Bearer,
    ): Promise<Attempt<ResponseOf<C>>> => {
      const outcome = await answered(contract, asked(contract, asking, as?.browser), as)
      if (E.isRight(outcome)) keep(as?.browser, outcome.right)
      return E.isLeft(outcome)
        ? refusal(outcome.left)
        : { done: read(contract, outcome.right), status: outcome.right.status }
    },
    settle: async () => {
      await paystack.settle()
      await shop().runReactions()
    },
    advance: async (ms) => {
      clock.advance(ms)
      await runSchedules(shop().resolve)
    },
  }
}
