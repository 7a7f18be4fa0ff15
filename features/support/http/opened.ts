import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningMailbox, startMailbox } from '../../../sandbox/mailbox/start-mailbox.ts'
import { startPaystackSandbox } from '../../../sandbox/paystack/server.ts'
import { freePort } from '../../../sandbox/postgres/free-port.ts'
import type { Settings } from '../../../src/composition/configuration/schema.ts'
import { migrateAll } from '../../../src/composition/migrating.ts'
import { openShop, type Shop } from '../../../src/composition/shop.ts'
import type { Clock } from '../../../src/ports/kernel/clock.ts'
import { createDatabase } from '../../../test/support/databases.ts'
import { startTestServer } from '../../../test/support/test-server.ts'
import { undoing } from '../../../test/support/undoing.ts'
import { featuresLog } from '../log.ts'
import { shopSettings } from '../settings.ts'
import { openShopDatabase, type ShopDatabase } from './shop-database.ts'

/** A real shop with all that it stands on, and how to take it down again. */
export type Opened = Readonly<{
  shop: Shop
  url: string
  publicUrl: string
  sandboxUrl: string
  mailbox: RunningMailbox
  database: ShopDatabase
  close: () => Promise<void>
}>

/** The database as a shop reaches it: by itself, or by the transaction pooler at TEST_POOLER_URL. */
const databaseAt = (url: string): Readonly<Record<string, string>> => {
  const pooler = process.env.TEST_POOLER_URL ?? ''
  if (pooler === '') return { DATABASE_URL: url }
  const pooled = new URL(pooler)
  pooled.pathname = new URL(url).pathname
  return { DATABASE_URL: pooled.href, DATABASE_DIRECT_URL: url, DATABASE_PREPARED: 'off' }
}

/** PostgreSQL, Paystack's sandbox, the mailbox and the shop, as `npm start` would put them together, in this process. */
export const openRealShop = async (clock: Clock): Promise<Opened> => {
  const undo = undoing()
  try {
    const server = await startTestServer()
    undo.later(server.stop)
    const folder = await mkdtemp(join(tmpdir(), 'vexa-features-'))
    undo.later(() => rm(folder, { recursive: true, force: true }))
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const sandbox = await startPaystackSandbox({ webhookUrl: `${url}/api/payment/webhook` })
    undo.later(sandbox.stop)
    const mailbox = await startMailbox({ httpPort: 0, smtpPort: 0, file: null })
    undo.later(mailbox.stop)
    const settingsAt = (databaseUrl: string): Settings =>
      shopSettings({
        PORT: String(port),
        ...databaseAt(databaseUrl),
        PAYSTACK_BASE_URL: sandbox.url,
        PAYSTACK_CHECKOUT_ORIGIN: sandbox.url,
        SMTP_URL: mailbox.smtpUrl,
        VEXA_DATA_DIR: folder,
      })
    const { url: databaseUrl, drop } = await createDatabase(server, async (address) => {
      await migrateAll(settingsAt(address))
    })
    undo.later(drop)
    const settings = settingsAt(databaseUrl)
    const shop = await openShop(settings, featuresLog(process.env.LOG_LEVEL), { clock })
    undo.later(shop.stop)
    const database = await openShopDatabase(databaseUrl)
    undo.later(database.close)
    return {
      shop,
      url,
      publicUrl: `http://localhost:${port}`,
      sandboxUrl: sandbox.url,
      mailbox,
      database,
      close: undo.now,
    }
  } catch (failure) {
    await undo.now()
    throw failure
  }
}
