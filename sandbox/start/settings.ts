import { resolve } from 'node:path'
import { badSettings, refusal } from './refusal.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const defaultPorts = {
  PORT: 8000,
  SANDBOX_PAYSTACK_PORT: 8010,
  SANDBOX_MAIL_PORT: 8020,
  SANDBOX_SMTP_PORT: 8025,
} as const

export type PortVariable = keyof typeof defaultPorts
export const portVariables = Object.keys(defaultPorts) as ReadonlyArray<PortVariable>

/** Variables of the stand-ins that are not ports; see the colleagues in `sandbox/`. */
const others: ReadonlyArray<string> = ['SANDBOX_WEBHOOK_URL', 'SANDBOX_TIME_SCALE', 'SANDBOX_WEBHOOK_SCHEDULE']

export type Settings = Readonly<{
  ports: Readonly<Record<PortVariable, number>>
  /** Absolute, so that it means the same in every process. */
  dataDir: string
  /** Where the application is reached from this machine. */
  localUrl: string
  /** Where a person goes. */
  url: string
  standIns: Readonly<{ postgres: boolean; paystack: boolean; mailbox: boolean }>
}>

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

const portOf = (environment: Environment, name: PortVariable): number => {
  const text = environment[name]
  if (text === undefined || text === '') return defaultPorts[name]
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65_535 ? port : Number.NaN
}

const mistakesIn = (environment: Environment, ports: Settings['ports']): ReadonlyArray<string> => [
  ...portVariables.filter((name) => Number.isNaN(ports[name])).map((name) => `${name} must be a port from 1 to 65535`),
  ...portVariables
    .filter((name, index) => portVariables.slice(0, index).some((other) => ports[other] === ports[name]))
    .map((name) => `${name} is ${ports[name]}, which another part has already`),
  ...Object.keys(environment)
    .filter((name) => name.startsWith('SANDBOX_') && !(name in defaultPorts) && !others.includes(name))
    .map((name) => `${name} is not a variable that Vexa knows`),
]

const reachable = (host: string | undefined): string =>
  host === undefined || host === '' || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host

/** Reads what this command needs of the environment. Throws a refusal that names every mistake at once. */
export const readSettings = (environment: Environment): Settings => {
  if (environment.NODE_ENV === 'production')
    throw refusal(
      'NODE_ENV is production, where no stand-ins are started. The application alone: npm run serve',
      badSettings,
    )
  const ports = {
    PORT: portOf(environment, 'PORT'),
    SANDBOX_PAYSTACK_PORT: portOf(environment, 'SANDBOX_PAYSTACK_PORT'),
    SANDBOX_MAIL_PORT: portOf(environment, 'SANDBOX_MAIL_PORT'),
    SANDBOX_SMTP_PORT: portOf(environment, 'SANDBOX_SMTP_PORT'),
  }
  const mistakes = mistakesIn(environment, ports)
  if (mistakes.length > 0) throw refusal(mistakes.join('\n'), badSettings)
  return {
    ports,
    dataDir: resolve(environment.VEXA_DATA_DIR || '.vexa'),
    localUrl: `http://${reachable(environment.HOST)}:${ports.PORT}`,
    url: environment.PUBLIC_URL || `http://localhost:${ports.PORT}`,
    standIns: {
      postgres: !isSet(environment.DATABASE_URL),
      paystack: !isSet(environment.PAYSTACK_SECRET_KEY),
      mailbox: !isSet(environment.SMTP_URL),
    },
  }
}
