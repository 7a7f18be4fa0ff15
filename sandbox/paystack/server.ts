import { createServer, type Server } from 'node:http'
import { appOf } from './app.ts'
import { startClock } from './clock.ts'
import { disputesWith } from './disputes/disputes.ts'
import { noFaults } from './faults/faults.ts'
import { refundsWith } from './refunds/refunds.ts'
import { emptySnapshot, type Snapshot } from './state/snapshot.ts'
import { keepStateFile, readStateFile } from './state/state-file.ts'
import { openStore } from './state/store.ts'
import { type RetrySchedule, testSchedule } from './webhooks/retry-schedule.ts'
import { webhooksTo } from './webhooks/webhooks.ts'

export interface PaystackSandboxOptions {
  /** 0 takes any free port. */
  readonly port?: number
  readonly host?: string
  /** Where payers reach the hosted page, when that is not `url`. */
  readonly publicUrl?: string
  readonly webhookUrl: string
  /** Where to keep the state over restarts; null keeps it in memory only. */
  readonly stateFile?: string | null
  /** How many times faster than the machine's the sandbox's time runs. */
  readonly timeScale?: number
  readonly schedule?: RetrySchedule
  /** How long the shop may take to answer an event, in real time; Paystack's 30 s unless told otherwise. */
  readonly webhookTimeoutMs?: number
  readonly log?: (line: string) => void
}

export interface PaystackSandbox {
  /** Its own address, `http://localhost:<port>`. */
  readonly url: string
  readonly port: number
  /** Ends all that is under way, writes the state and frees the port. */
  readonly stop: () => Promise<void>
}

/** Starts a stand-in for Paystack. Rejects when the port is taken (EADDRINUSE) or the state file is not its own. */
export const startPaystackSandbox = async (options: PaystackSandboxOptions): Promise<PaystackSandbox> => {
  const { port = 0, host = '127.0.0.1', webhookUrl, stateFile = null, timeScale = 1, log = () => undefined } = options
  const kept = (stateFile === null ? null : readStateFile(stateFile)) ?? emptySnapshot(Date.now())
  const clock = startClock(timeAfter(kept, timeScale), timeScale)
  const file =
    stateFile === null
      ? null
      : keepStateFile(
          stateFile,
          () => ({ ...store.contents(), clock: { sandbox: clock.now(), machine: Date.now() } }),
          log,
        )
  const store = openStore(kept, () => file?.touch())
  const faults = noFaults()
  const webhooks = webhooksTo({
    clock,
    store,
    faults,
    url: webhookUrl,
    schedule: options.schedule ?? testSchedule,
    ...(options.webhookTimeoutMs === undefined ? {} : { timeoutMs: options.webhookTimeoutMs }),
  })
  const refunds = refundsWith({ clock, store, webhooks })
  const disputes = disputesWith({ clock, store, webhooks, refunds })
  let publicUrl = options.publicUrl?.replace(/\/+$/, '') ?? ''
  const server = createServer(
    appOf({ clock, store, webhooks, faults, refunds, disputes, publicUrl: () => publicUrl }, log),
  )
  const boundPort = await listen(server, port, host)
  const url = `http://localhost:${boundPort}`
  publicUrl ||= url
  webhooks.resume()
  refunds.resume()
  disputes.resume()

  const stop = async () => {
    clock.stop()
    await webhooks.stop()
    await close(server)
    await file?.flush()
  }
  return { url, port: boundPort, stop }
}

/** Time went on while the sandbox was off. */
const timeAfter = ({ clock }: Snapshot, timeScale: number): number =>
  clock.sandbox + Math.max(0, Date.now() - clock.machine) * timeScale

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
