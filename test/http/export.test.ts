import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { unzipped } from '../../features/support/unzipped.ts'
import { type TestShop, testShop } from '../support/shop.ts'
import { buyer } from './support/people.ts'

describe('GET /api/me/export', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop({ WORKER: 'off' })
  })
  afterAll(() => shop?.stop())

  const ask = async (method = 'GET') => {
    const { accessToken } = await buyer(shop)
    return fetch(`${shop.url}/api/me/export`, { method, headers: { Authorization: `Bearer ${accessToken}` } })
  }

  it('answers a zip to be saved, which nobody else keeps', async () => {
    const response = await ask()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="my-data.zip"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(response.headers.get('etag')).toBeNull()
    const files = await unzipped(new Uint8Array(await response.arrayBuffer()))
    expect(Object.keys(files)).toContain('profile.json')
    expect(files['sessions.json']).toHaveLength(1)
  })

  it('answers a HEAD with the same headers, and reads nothing', async () => {
    const response = await ask('HEAD')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/zip')
    expect((await response.arrayBuffer()).byteLength).toBe(0)
  })

  it('pages through what there is a lot of', async () => {
    const { accessToken, id } = await buyer(shop)
    await shop.sql(
      `insert into sessions (id, user_id, user_agent, created_at, last_seen_at, rotated_at, ended_at)
       select gen_random_uuid(), $1, n::text, app_now() - n * interval '1 s', app_now(), app_now(), app_now()
         from generate_series(1, 450) n`,
      [id],
    )
    const response = await fetch(`${shop.url}/api/me/export`, { headers: { Authorization: `Bearer ${accessToken}` } })
    const files = await unzipped(new Uint8Array(await response.arrayBuffer()))
    const sessions = files['sessions.json'] as ReadonlyArray<Readonly<{ id: string }>>
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(451)
  })

  it('is cut off where it cannot be read to its end, so that nobody takes a part for the whole', async () => {
    await shop.sql('alter table downloads rename to downloads_away')
    try {
      const response = await ask()
      expect(response.status).toBe(200)
      await expect(response.arrayBuffer()).rejects.toThrow()
      expect(shop.logged).toContainEqual(
        expect.objectContaining({ level: 'error', facts: expect.objectContaining({ failure: 'AnswerCutOff' }) }),
      )
    } finally {
      await shop.sql('alter table downloads_away rename to downloads')
    }
    expect((await (await ask()).arrayBuffer()).byteLength).toBeGreaterThan(0)
  })

  it('is cut off where it takes longer than an export may', async () => {
    const hasty = await testShop({ WORKER: 'off', LIMIT_EXPORT_SECONDS: '1' })
    try {
      const { accessToken } = await buyer(hasty)
      // It could be read to its end after that.
      const held = hasty.sql(`do $$ begin lock table downloads in access exclusive mode; perform pg_sleep(1.7); end $$`)
      const response = await fetch(`${hasty.url}/api/me/export`, {
        headers: { Authorization: `Bearer ${accessToken}` },
      })
      expect(response.status).toBe(200)
      await expect(response.arrayBuffer()).rejects.toThrow()
      await held
      await vi.waitFor(() =>
        expect(hasty.logged).toContainEqual(
          expect.objectContaining({ level: 'error', facts: expect.objectContaining({ failure: 'AnswerCutOff' }) }),
        ),
      )
    } finally {
      await hasty.stop()
    }
  })

  it('is nobody’s who is not signed in', async () => {
    expect((await fetch(`${shop.url}/api/me/export`)).status).toBe(401)
  })
})
