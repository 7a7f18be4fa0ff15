import type { Owner, PaystackKeys } from './keys.ts'
import type { Environment, Settings } from './settings.ts'

const sandboxUrl = ({ ports }: Settings): string => `http://localhost:${ports.SANDBOX_PAYSTACK_PORT}`

/** What the stand-ins get: the caller's environment, with every address spelled out. */
export const standInEnvironment = (environment: Environment, settings: Settings): Environment => ({
  ...environment,
  SANDBOX_PAYSTACK_PORT: String(settings.ports.SANDBOX_PAYSTACK_PORT),
  SANDBOX_MAIL_PORT: String(settings.ports.SANDBOX_MAIL_PORT),
  SANDBOX_SMTP_PORT: String(settings.ports.SANDBOX_SMTP_PORT),
  SANDBOX_WEBHOOK_URL: environment.SANDBOX_WEBHOOK_URL || `${settings.localUrl}/api/payment/webhook`,
  VEXA_DATA_DIR: settings.dataDir,
})

type Made = Readonly<{
  /** The embedded database's address; `null` when DATABASE_URL names another. */
  databaseUrl: string | null
  keys: PaystackKeys
  owner: Owner
}>

/**
 * What the application gets: the caller's environment without the stand-ins' own variables, and with the address of
 * each stand-in that runs. It logs warnings only, unless LOG_LEVEL says otherwise: a person is watching.
 */
export const applicationEnvironment = (
  environment: Environment,
  settings: Settings,
  { databaseUrl, keys, owner }: Made,
): Environment => ({
  LOG_LEVEL: 'warn',
  MAIL_FROM: 'Vexa <shop@vexa.localhost>',
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('SANDBOX_'))),
  PORT: String(settings.ports.PORT),
  VEXA_DATA_DIR: settings.dataDir,
  ADMIN_EMAIL: owner.email,
  ADMIN_PASSWORD: owner.password,
  ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  ...(settings.standIns.paystack
    ? {
        PAYSTACK_SECRET_KEY: keys.secretKey,
        PAYSTACK_PUBLIC_KEY: keys.publicKey,
        PAYSTACK_BASE_URL: sandboxUrl(settings),
        PAYSTACK_CHECKOUT_ORIGIN: sandboxUrl(settings),
      }
    : {}),
  ...(settings.standIns.mailbox ? { SMTP_URL: `smtp://127.0.0.1:${settings.ports.SANDBOX_SMTP_PORT}` } : {}),
})
