import { configuration } from '../../src/composition/configuration/configuration.ts'
import type { Settings } from '../../src/composition/configuration/schema.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import { owner } from './owner.ts'

export const secretKey = 'sk_test_of_the_shop_in_the_features'

const usual = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://nobody.example/nothing',
  PAYSTACK_SECRET_KEY: secretKey,
  CURRENCIES: 'NGN',
  ADMIN_EMAIL: owner.email,
  ADMIN_PASSWORD: owner.password,
  LOG_LEVEL: 'silent',
}

/** How the features' shop is configured, in every driver, but for what depends on where its parts are. */
export const shopSettings = (more: Readonly<Record<string, string>> = {}): Settings => {
  const settings = configuration({ ...usual, ...more })
  if (E.isLeft(settings)) throw new Error(`the features' shop is configured wrongly: ${settings.left.join('; ')}`)
  return settings.right
}
