import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connected } from '../../../sandbox/postgres/connect.ts'
import { freshDatabase } from '../../support/database.ts'
import type { TestDatabase } from '../../support/databases.ts'
import { ask } from '../../support/http.ts'
import { portSaid, type Running, run } from '../../support/process.ts'
import { cruised, violations } from '../support/cruise.ts'
import { type Project, projectWith } from './project-with.ts'

const execute = promisify(execFile)

/** Copying and starting a whole project takes a while on a busy machine. */
const patienceMs = 120_000

describe('a capability that is plugged in by its files and one line', () => {
  let project: Project
  let database: TestDatabase
  let shop: Running
  let url: string

  beforeAll(async () => {
    project = await projectWith('wishes')
    database = await freshDatabase(async () => undefined, 'empty')
    shop = run(
      {
        NODE_ENV: 'test',
        PORT: '0',
        DATABASE_URL: database.url,
        PAYSTACK_SECRET_KEY: 'sk_test_of_the_shop_under_test',
        VEXA_DATA_DIR: `${project.path}/.vexa`,
      },
      'src/main.ts',
      project.path,
    )
    url = `http://127.0.0.1:${await shop.said(portSaid)}`
  }, patienceMs)

  afterAll(async () => {
    await shop?.stop()
    await database?.drop()
    await project?.remove()
  })

  const signedUp = async (): Promise<Readonly<Record<string, string>>> => {
    const body = { email: `${Date.now()}@plug.test`, password: 'a long walk by the sea', name: 'Ada' }
    const { json } = await ask(url, '/api/auth/register', { body })
    return { Authorization: `Bearer ${json.accessToken}` }
  }

  it('changes no file of the project', () => {
    expect(project.overwritten).toEqual([])
  })

  it('answers at its routes, and keeps what it is told in its own table', async () => {
    const headers = await signedUp()
    const made = await ask(url, '/api/wishes', { headers, body: { text: 'Water my plants' } })
    expect([made.status, made.json.text]).toEqual([201, 'Water my plants'])
    expect((await ask(url, '/api/wishes', { headers })).json).toEqual({ items: [made.json], nextCursor: null })
    const { rows } = await connected(database.url, (client) => client.query('select text from wishes'))
    expect(rows).toEqual([{ text: 'Water my plants' }])
  })

  it('gets validation, access and paging from its contract', async () => {
    const headers = await signedUp()
    expect((await ask(url, '/api/wishes', { body: { text: 'x' } })).status).toBe(401)
    const wrong = await ask(url, '/api/wishes', { headers, body: { text: '', more: 1 } })
    expect([wrong.status, wrong.json.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      422,
      ['/text', '/more'],
    ])
    for (const text of ['one', 'two']) await ask(url, '/api/wishes', { headers, body: { text } })
    const first = (await ask(url, '/api/wishes?limit=1', { headers })).json
    const second = (await ask(url, `/api/wishes?limit=1&cursor=${first.nextCursor}`, { headers })).json
    expect([first.items[0].text, second.items[0].text, second.nextCursor]).toEqual(['two', 'one', null])
  })

  it('stands in the OpenAPI document', async () => {
    const { paths } = (await ask(url, '/api/openapi.json')).json
    expect(Object.keys(paths['/api/wishes'])).toEqual(expect.arrayContaining(['get', 'post']))
    expect(Object.keys(paths['/api/wishes'].post.responses)).toEqual(expect.arrayContaining(['201', '401', '422']))
  })

  it('keeps to who may import whom', { timeout: patienceMs }, async () => {
    const result = await cruised(project.path)
    expect(violations(result)).toEqual([])
    expect(result.modules.map(({ source }) => source)).toContain('src/application/wishes/make-wish.ts')
  })

  it('passes its scenarios, in memory', { timeout: patienceMs }, async () => {
    const { stdout } = await execute('cucumber-js', ['features/wishes'], {
      cwd: project.path,
      env: { ...process.env, VEXA_THROUGH: 'memory' },
    })
    expect(stdout).toContain('2 scenarios (2 passed)')
  })
})
