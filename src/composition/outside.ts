import { setTimeout as pause } from 'node:timers/promises'
import { noMailer, smtpMailer } from '../adapters/mail/smtp.mailer.ts'
import { noTelemetry } from '../adapters/observability/telemetry.ts'
import { outsideTimer, watchBreaker, watchedPort } from '../adapters/observability/watch/ports.ts'
import { watchedAlerts } from '../adapters/observability/watch/shop.ts'
import { paystackBooks } from '../adapters/payments/paystack.books.ts'
import { usualBreaker } from '../adapters/payments/paystack.breaker.ts'
import { paystackEvents } from '../adapters/payments/paystack.events.ts'
import { paystackConnection } from '../adapters/payments/paystack.http.ts'
import { paystackRefunds } from '../adapters/payments/paystack.refunds.ts'
import { paystack } from '../adapters/payments/paystack.ts'
import { TE } from '../domain/kernel/fp.ts'
import type { Address } from '../domain/sales/return-address.ts'
import { AccountPolicy } from '../ports/accounts/account-policy.ts'
import { LinkPolicy } from '../ports/delivery/link-policy.ts'
import { TemplatesHost } from '../ports/delivery/templates-host.ts'
import { Alerts } from '../ports/kernel/alerts.ts'
import type { Log } from '../ports/kernel/log.ts'
import { type Provision, provide } from '../ports/kernel/port.ts'
import { Timer } from '../ports/kernel/timer.ts'
import { Letterhead } from '../ports/notifications/letterhead.ts'
import { Mailer } from '../ports/notifications/mailer.ts'
import { PaymentEvents } from '../ports/sales/payment-events.ts'
import { PaymentGateway } from '../ports/sales/payment-gateway.ts'
import { PaymentProfile } from '../ports/sales/payment-profile.ts'
import { ProviderBooks } from '../ports/sales/provider-books.ts'
import { RefundGateway } from '../ports/sales/refund-gateway.ts'
import { RefundPolicy } from '../ports/sales/refund-policy.ts'
import { SalesPolicy } from '../ports/sales/sales-policy.ts'
import type { Settings } from './configuration/schema.ts'
import { publicUrlOf } from './http-settings.ts'

/** https only; http as well outside production, where shops run on this machine. */
const addressOf =
  ({ NODE_ENV }: Settings) =>
  (url: string): Address | null => {
    const isProduction = NODE_ENV === 'production'
    if (!URL.canParse(url)) return null
    const { protocol, origin, pathname, username, password } = new URL(url)
    if (protocol !== 'https:' && (isProduction || protocol !== 'http:')) return null
    return { origin, path: pathname, hasCredentials: username !== '' || password !== '' }
  }

/** How this shop sells, read from its settings. */
export const salesPolicy = (settings: Settings): SalesPolicy => {
  const publicUrl = publicUrlOf(settings)
  const read = addressOf(settings)
  return {
    taxRule: { name: settings.TAX_NAME, percent: settings.TAX_PERCENT, included: settings.TAX_INCLUDED },
    returnAddresses: [publicUrl, ...settings.RETURN_URLS].map(read).filter((address) => address !== null),
    addressOf: (url) => (url.length > settings.LIMIT_RETURN_URL_CHARACTERS ? null : read(url)),
    providerWithinMs: settings.LIMIT_PAYSTACK_MS,
    paymentPage: (reference) => `${publicUrl}/payment/${encodeURIComponent(reference)}`,
  }
}

const paystackItself = 'https://api.paystack.co'

/** How this shop takes money, as clients may know it. */
export const paymentProfile = (settings: Settings): PaymentProfile => {
  const isLive = settings.PAYSTACK_SECRET_KEY.startsWith('sk_live_')
  const mode = settings.PAYSTACK_BASE_URL === paystackItself ? (isLive ? 'live' : 'test') : 'sandbox'
  return { mode, publicKey: settings.PAYSTACK_PUBLIC_KEY }
}

/** How this shop calls itself to n8n: by its host, under addresses of its own. */
export const templatesHost = (settings: Settings): TemplatesHost => {
  const publicUrl = publicUrlOf(settings)
  return { name: new URL(publicUrl).host, address: (token) => `${publicUrl}/n8n/u/${token}/` }
}

const secondMs = 1_000
const hourMs = 3_600 * secondMs
const dayMs = 24 * hourMs

/** How long download links last, how often they are good, and where they are. */
export const linkPolicy = (settings: Settings): LinkPolicy => ({
  lifetimeMs: settings.LIMIT_DOWNLOAD_LINK_SECONDS * secondMs,
  uses: settings.LIMIT_DOWNLOAD_LINK_USES,
  addressOf: (token) => `${publicUrlOf(settings)}/api/downloads/${token}`,
})

/** How secrets are mailed to accounts, read from its settings. */
export const accountPolicy = (settings: Settings): AccountPolicy => ({
  emailCode: {
    lifetimeMs: settings.LIMIT_EMAIL_CODE_SECONDS * secondMs,
    tries: settings.LIMIT_EMAIL_CODE_TRIES,
    pace: {
      cooldownMs: settings.LIMIT_EMAIL_CODE_COOLDOWN_SECONDS * secondMs,
      most: settings.LIMIT_EMAIL_CODES_PER_ACCOUNT,
      withinMs: dayMs,
    },
  },
  passwordReset: {
    lifetimeMs: settings.LIMIT_PASSWORD_RESET_SECONDS * secondMs,
    pace: { cooldownMs: 0, most: settings.LIMIT_PASSWORD_RESETS_PER_ACCOUNT, withinMs: hourMs },
  },
  invitation: { lifetimeMs: settings.LIMIT_INVITATION_SECONDS * secondMs },
  ownersNeedSecondFactor: settings.NODE_ENV === 'production',
})

/** What may be refunded by whom, read from its settings. */
export const refundPolicy = (settings: Settings): RefundPolicy => ({
  supportLimit: settings.SUPPORT_REFUND_LIMIT,
  refundsDuplicates: settings.AUTO_REFUND_DUPLICATES,
})

/** The name in front of an address such as `Vexa <shop@vexa.example>`; none where it is the address alone. */
const nameIn = (from: string): string => /^"?([^"<]*)"?\s*</.exec(from)?.[1]?.trim() ?? ''

/** How this shop calls itself, as in its mails, and how it is found. */
export const letterhead = (settings: Settings): Letterhead => ({
  shopName: nameIn(settings.MAIL_FROM) || new URL(publicUrlOf(settings)).host,
  addressOf: (path) => `${publicUrlOf(settings)}${path}`,
})

const mailer = (settings: Settings): Mailer => {
  const { SMTP_URL: url, MAIL_FROM: from } = settings
  const { hostname: host } = new URL(publicUrlOf(settings))
  return url === null ? noMailer : smtpMailer({ url, from, host, timeoutMs: settings.LIMIT_MAIL_MS })
}

/** The world outside: whom we pay through, what time costs, and who is called when a person is needed. */
export const outside = (settings: Settings, log: Log, telemetry = noTelemetry): ReadonlyArray<Provision> => {
  const { PAYSTACK_SECRET_KEY: key, PAYSTACK_PREVIOUS_SECRET_KEY: previousKey } = settings
  const policy = salesPolicy(settings)
  const connection = paystackConnection(
    {
      baseUrl: settings.PAYSTACK_BASE_URL,
      secretKey: key,
      timeoutMs: settings.LIMIT_PAYSTACK_MS,
      mostBytes: settings.LIMIT_PAYSTACK_BYTES,
    },
    { ...usualBreaker, changed: (state) => log.warn({ state }, 'the circuit to Paystack changed') },
  )
  const time = outsideTimer(telemetry)
  const toPaystack = <P extends object>(port: P): P => watchedPort(time, 'paystack', port)
  watchBreaker(telemetry, 'paystack', () => connection.breaker.state() === 'open')
  return [
    provide(TemplatesHost, templatesHost(settings)),
    provide(LinkPolicy, linkPolicy(settings)),
    provide(AccountPolicy, accountPolicy(settings)),
    provide(SalesPolicy, policy),
    provide(RefundPolicy, refundPolicy(settings)),
    provide(PaymentProfile, paymentProfile(settings)),
    provide(PaymentEvents, paystackEvents(previousKey === null ? [key] : [key, previousKey])),
    provide(
      PaymentGateway,
      toPaystack(
        paystack({
          ...connection,
          checkoutOrigin: settings.PAYSTACK_CHECKOUT_ORIGIN,
          callbackUrl: `${publicUrlOf(settings)}/api/payment/callback`,
          cancelUrlOf: policy.paymentPage,
        }),
      ),
    ),
    provide(RefundGateway, toPaystack(paystackRefunds(connection))),
    provide(ProviderBooks, toPaystack(paystackBooks(connection))),
    provide(Letterhead, letterhead(settings)),
    provide(Mailer, watchedPort(time, 'smtp', mailer(settings))),
    provide(Timer, { wait: (ms) => TE.fromTask(() => pause(ms)) }),
    provide(
      Alerts,
      watchedAlerts(telemetry, {
        raise: (name, facts) => TE.fromIO(() => log.error({ alert: name, ...facts }, name)),
      }),
    ),
  ]
}
