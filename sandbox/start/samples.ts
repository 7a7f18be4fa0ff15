import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Owner } from './keys.ts'

/** What shop.json says of each workflow beside it; the names are those of POST /api/admin/workflows. */
type Sample = Readonly<{
  file: string
  title: string
  summary: string
  description: string
  price: Readonly<{ amount: number; currency: string }>
  categories: ReadonlyArray<string>
  tags: ReadonlyArray<string>
}>

export const shopFolder = new URL('../shop/', import.meta.url)

const readJson = async <A>(file: URL): Promise<A> => JSON.parse(await readFile(file, 'utf8'))

export const readSamples = (): Promise<ReadonlyArray<Sample>> => readJson(new URL('shop.json', shopFolder))

const ask = async <A>(url: string, method: 'GET' | 'POST', token?: string, body?: object): Promise<A> => {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(20_000),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname} answers ${answer.status}: ${text.slice(0, 300)}`)
  return JSON.parse(text)
}

const isEmpty = async (url: string): Promise<boolean> =>
  (await ask<{ items: ReadonlyArray<unknown> }>(`${url}/api/workflows?limit=1`, 'GET')).items.length === 0

const upload = async (url: string, token: string, { file, ...listing }: Sample): Promise<void> => {
  const document = await readJson<object>(new URL(file, shopFolder))
  await ask(`${url}/api/admin/workflows`, 'POST', token, { ...listing, rightsHeld: true, publish: true, document })
}

/**
 * Puts our own workflows into a shop that has never held any, through the same API as an operator's browser. Once for
 * a data folder: a shop that its operator emptied stays empty. Resolves with how many were put there.
 */
export const putSamples = async (url: string, owner: Owner, dataDir: string): Promise<number> => {
  const mark = join(dataDir, 'samples.json')
  const done = await readFile(mark, 'utf8').catch(() => null)
  if (done !== null || !(await isEmpty(url))) return 0
  const samples = await readSamples()
  const { accessToken } = await ask<{ accessToken: string }>(`${url}/api/admin/login`, 'POST', undefined, {
    email: owner.email,
    password: owner.password,
  })
  for (const sample of samples) await upload(url, accessToken, sample)
  await writeFile(mark, `${JSON.stringify(samples.map(({ file }) => file))}\n`)
  return samples.length
}
