import { Client } from 'pg'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { configuration } from '../../src/composition/configuration/configuration.ts'
import type { Settings } from '../../src/composition/configuration/schema.ts'
import { migrateAll } from '../../src/composition/migrating.ts'
import { openShop, type Shop, type ShopOptions } from '../../src/composition/shop.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import type { Log } from '../../src/ports/kernel/log.ts'
import { freshDatabase } from './database.ts'

type Environment = Readonly<Record<string, string>>

/** A log line as the shop wrote it. */
export type LogLine = Readonly<{
  level: 'info' | 'warn' | 'error'
  message: string
  facts: Readonly<Record<string, unknown>>
}>

/** A real shop on a real database, listening on 127.0.0.1. */
export type TestShop = Readonly<{
  url: string
  port: number
  settings: Settings
  shop: Shop
  logged: ReadonlyArray<LogLine>
  /** Looks into the shop's database, or meddles with it. */
  sql: <Row extends object = Readonly<Record<string, unknown>>>(
    text: string,
    values?: ReadonlyArray<unknown>,
  ) => Promise<ReadonlyArray<Row>>
  stop: () => Promise<void>
}>

export const owner = { email: 'owner@shop.test', password: 'a long walk by the sea' } as const

/** Nobody listens on the discard port, so whoever asks Paystack is refused at once. */
const nobody = 'http://127.0.0.1:9'

export const settingsOf = (environment: Environment): Settings => {
  const settings = configuration(environment)
  if (E.isLeft(settings)) throw new Error(`the test's shop is configured wrongly: ${settings.left.join('; ')}`)
  return settings.right
}

const basics = (databaseUrl: string): Environment => ({
  NODE_ENV: 'test',
  PORT: '0',
  DATABASE_URL: databaseUrl,
  DATABASE_POOL: '5',
  PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test',
  PAYSTACK_BASE_URL: nobody,
  PAYSTACK_CHECKOUT_ORIGIN: nobody,
  ADMIN_EMAIL: owner.email,
  ADMIN_PASSWORD: owner.password,
})

export const migrateShop = async (url: string): Promise<void> => {
  await migrateAll(settingsOf(basics(url)))
}

/** An empty database of the newest schema, with the queue's. */
export const shopDatabase = () => freshDatabase(migrateShop)

const kept = (lines: Array<LogLine>): Log => {
  const at = (level: LogLine['level']) => (facts: LogLine['facts'], message: string) =>
    void lines.push({ level, message, facts })
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

const looking =
  (url: string): TestShop['sql'] =>
  async <Row extends object>(text: string, values: ReadonlyArray<unknown> = []) => {
    const client = new Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<Row>(text, [...values])).rows
    } finally {
      await client.end()
    }
  }

/** `settings` are set after the environment was checked, for what a test's database or keys would not be let through with. */
type Options = ShopOptions & Readonly<{ settings?: Partial<Settings> }>

const opened = async (
  environment: Environment,
  { settings: unchecked = {}, ...options }: Options,
  drop: () => Promise<void>,
): Promise<TestShop> => {
  const settings = { ...settingsOf(environment), ...unchecked }
  const logged: Array<LogLine> = []
  const shop = await openShop(settings, kept(logged), options)
  return {
    url: `http://127.0.0.1:${shop.port}`,
    port: shop.port,
    settings,
    shop,
    logged,
    sql: looking(settings.DATABASE_URL),
    stop: async () => {
      await shop.stop()
      await drop()
    },
  }
}

/** Opens a shop on a database of its own. `overrides` are settings of the environment. */
export const testShop = async (overrides: Environment = {}, options: Options = {}): Promise<TestShop> => {
  const { url, drop } = await shopDatabase()
  const keys = { TOKEN_KEYS: await newTokenKeys() }
  return opened({ ...basics(url), ...keys, ...overrides }, options, drop)
}

/** Another instance on the same database and with the same keys. */
export const besides = (
  { settings }: TestShop,
  overrides: Environment = {},
  options: Options = {},
): Promise<TestShop> =>
  opened(
    { ...basics(settings.DATABASE_URL), TOKEN_KEYS: settings.TOKEN_KEYS ?? '', ...overrides },
    options,
    async () => undefined,
  )
