import { join } from 'node:path'
import { liveSchedule, type RetrySchedule, testSchedule } from './webhooks/retry-schedule.ts'

export interface Settings {
  readonly port: number
  readonly webhookUrl: string
  readonly timeScale: number
  readonly schedule: RetrySchedule
  readonly stateFile: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment; the mistakes, one line each, when there are any. */
export const readSettings = (environment: Environment): Settings | { readonly mistakes: readonly string[] } => {
  const appPort = environment.PORT || '8000'
  const text = {
    port: environment.SANDBOX_PAYSTACK_PORT || '8010',
    webhookUrl: environment.SANDBOX_WEBHOOK_URL || `http://localhost:${appPort}/api/payment/webhook`,
    timeScale: environment.SANDBOX_TIME_SCALE || '1',
    schedule: environment.SANDBOX_WEBHOOK_SCHEDULE || 'test',
  }
  const mistakes = [
    isPort(text.port) ? null : 'SANDBOX_PAYSTACK_PORT should be a port, 0 to 65535',
    isHttp(text.webhookUrl) ? null : 'SANDBOX_WEBHOOK_URL should be an http or https address',
    isScale(text.timeScale) ? null : 'SANDBOX_TIME_SCALE should be a number above 0 and up to 1000000',
    isMode(text.schedule) ? null : 'SANDBOX_WEBHOOK_SCHEDULE should be test or live',
  ].filter((mistake) => mistake !== null)
  if (mistakes.length > 0) return { mistakes }
  return {
    port: Number(text.port),
    webhookUrl: text.webhookUrl,
    timeScale: Number(text.timeScale),
    schedule: text.schedule === 'live' ? liveSchedule : testSchedule,
    stateFile: join(environment.VEXA_DATA_DIR || '.vexa', 'paystack-sandbox.json'),
  }
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535
const isHttp = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '')
const isMode = (text: string) => text === 'test' || text === 'live'
const isScale = (text: string) => Number(text) > 0 && Number(text) <= 1_000_000
