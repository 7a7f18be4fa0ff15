import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { newTokenKeys } from '../../src/adapters/security/token-keys.ts'
import { ask } from '../support/http.ts'
import { besides, testShop } from '../support/shop.ts'
import { buyer } from './support/people.ts'
import { kidOf, me, refresh } from './support/tokens.ts'

describe('the keys that sign tokens', () => {
  it('can be changed: the new one first on every instance, the old one dropped later', async () => {
    const [oldKeys, newKeys] = [await newTokenKeys(), await newTokenKeys()]
    const both = JSON.stringify({ keys: [...JSON.parse(newKeys).keys, ...JSON.parse(oldKeys).keys] })
    const before = await testShop({ TOKEN_KEYS: oldKeys })
    const during = await besides(before, { TOKEN_KEYS: both })
    const after = await besides(before, { TOKEN_KEYS: newKeys })
    try {
      const old = await buyer(before)
      const fresh = await buyer(during)
      expect((await me(during, old.accessToken)).status).toBe(200)
      expect((await me(after, fresh.accessToken)).status).toBe(200)
      expect((await me(after, old.accessToken)).status).toBe(401)
      expect((await refresh(after, old.refreshToken)).status).toBe(200)
      expect(await kidOf(during)).toBe(await kidOf(after))
    } finally {
      for (const shop of [after, during, before]) await shop.stop()
    }
  })

  it('are shown by their public halves only', async () => {
    const shop = await testShop()
    try {
      const answer = await ask(shop.url, '/.well-known/jwks.json')
      expect(answer.header('content-type')).toBe('application/jwk-set+json')
      const [key, ...others] = answer.json.keys
      expect(others).toEqual([])
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
    } finally {
      await shop.stop()
    }
  })
})

describe('an access token that runs out', () => {
  it('is good for its ten minutes and five seconds of leeway, and no longer', async () => {
    let shiftMs = 0
    const shop = await testShop({}, { clock: { now: () => new Date(Date.now() + shiftMs) } })
    try {
      const { accessToken } = await buyer(shop)
      shiftMs = 603_000
      expect((await me(shop, accessToken)).status).toBe(200)
      shiftMs = 606_000
      await sleep(1)
      expect((await me(shop, accessToken)).status).toBe(401)
    } finally {
      await shop.stop()
    }
  })

  it('is good on an instance that was restarted with shorter times, for as long as it says', async () => {
    const shop = await testShop()
    const restarted = await besides(shop, { LIMIT_ACCESS_TOKEN_SECONDS: '60' })
    try {
      const { accessToken } = await buyer(shop)
      expect((await me(restarted, accessToken)).status).toBe(200)
    } finally {
      await restarted.stop()
      await shop.stop()
    }
  })
})
