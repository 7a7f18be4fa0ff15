import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { usualThreadLimits, workerThreads } from '../src/adapters/workers/threads.ts'
import { examiner } from '../src/composition/examiner.ts'
import { E } from '../src/domain/kernel/fp.ts'
import { startTestServer } from '../test/support/test-server.ts'

/**
 * Whether a real n8n takes what buyers get: the cleaned form of every file of a folder that is not refused, through n8n's
 * command line (`import:workflow --separate`), its public API, and the route that its editor saves with.
 * `node scripts/n8n-acceptance.ts <folder> <folder where npm installed n8n>`; n8n itself is installed beforehand with
 * `npm install n8n --ignore-scripts`, anywhere but here. It runs on a PostgreSQL of its own and asks nobody.
 */
const [corpus, installed] = process.argv.slice(2)
if (corpus === undefined || installed === undefined) {
  console.error('node scripts/n8n-acceptance.ts <folder of workflows> <folder where npm installed n8n>')
  process.exit(2)
}

const n8n = resolve(installed, 'node_modules/n8n/bin/n8n')
const port = 15_678
const origin = `http://127.0.0.1:${port}`
const json = { 'content-type': 'application/json' }
const mostShown = 20

type Sold = Readonly<{ file: string; text: string }>
type Answered = Readonly<{ file: string; status: number; said: string; workflow: Record<string, unknown> }>

/** The cleaned forms, as buyers would get them; refused files are none. */
const soldForms = async (folder: string): Promise<ReadonlyArray<Sold>> => {
  const { examine } = examiner(workerThreads({ ...usualThreadLimits, inlineBytes: Number.POSITIVE_INFINITY }))
  const sold: Array<Sold> = []
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json'))) {
    const source = await readFile(join(folder, file))
    const examined = await examine({ document: JSON.parse(source.toString()), source }, null)()
    if (E.isRight(examined)) sold.push({ file, text: new TextDecoder().decode(examined.right.sold) })
  }
  return sold
}

const environmentFor = (adminUrl: string, home: string): NodeJS.ProcessEnv => {
  const { hostname, port: databasePort, username, password, pathname } = new URL(adminUrl)
  return {
    PATH: process.env.PATH,
    HOME: home,
    N8N_USER_FOLDER: home,
    DB_TYPE: 'postgresdb',
    DB_POSTGRESDB_HOST: hostname,
    DB_POSTGRESDB_PORT: databasePort,
    DB_POSTGRESDB_USER: decodeURIComponent(username),
    DB_POSTGRESDB_PASSWORD: decodeURIComponent(password),
    DB_POSTGRESDB_DATABASE: pathname.slice(1) || 'postgres',
    N8N_PORT: String(port),
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_SECURE_COOKIE: 'false',
    N8N_RUNNERS_ENABLED: 'false',
  }
}

const startN8n = async (env: NodeJS.ProcessEnv): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [n8n, 'start'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  for (let second = 0; second < 300 && child.exitCode === null; second += 1) {
    const ready = await fetch(`${origin}/healthz/readiness`).catch(() => null)
    if (ready?.ok) return child
    await pause(1_000)
  }
  throw new Error('n8n does not start')
}

/** The first owner's cookie, and a key for the public API. */
const signedIn = async () => {
  const owner = { email: 'owner@shop.example', firstName: 'A', lastName: 'B', password: 'Some-Long-Password-7' }
  const setup = await fetch(`${origin}/rest/owner/setup`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(owner),
  })
  const cookie = setup.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const body = { label: 'acceptance', scopes: ['workflow:create', 'workflow:read', 'workflow:list'], expiresAt: null }
  const made = await fetch(`${origin}/rest/api-keys`, {
    method: 'POST',
    headers: { ...json, cookie },
    body: JSON.stringify(body),
  })
  const { data } = (await made.json()) as { data?: { rawApiKey?: string } }
  if (data?.rawApiKey === undefined) throw new Error(`no key for the public API: ${setup.status}, ${made.status}`)
  return { cookie, key: data.rawApiKey }
}

const sendAll = async (path: string, headers: Record<string, string>, sold: ReadonlyArray<Sold>) => {
  const answers: Array<Answered> = []
  for (const { file, text } of sold) {
    const response = await fetch(origin + path, { method: 'POST', headers: { ...json, ...headers }, body: text })
    const said = await response.text()
    answers.push({ file, status: response.status, said, workflow: response.ok ? JSON.parse(said) : {} })
  }
  return answers
}

const tell = (way: string, answers: ReadonlyArray<Answered>): void => {
  const refused = answers.filter(({ status }) => status !== 200)
  console.log(`${way}: ${answers.length - refused.length} of ${answers.length} taken`)
  for (const { file, status, said } of refused.slice(0, mostShown))
    console.log(`  ${file}: ${status} ${said.slice(0, 200)}`)
}

const kept = ({ nodes, connections }: Record<string, unknown>): string =>
  JSON.stringify([
    (nodes as ReadonlyArray<Record<string, unknown>>).map(({ name, type, parameters }) => [name, type, parameters]),
    connections,
  ])

const sold = await soldForms(corpus)
console.log(`${sold.length} cleaned forms of ${corpus}`)
const scratch = await mkdtemp(join(tmpdir(), 'vexa-n8n-'))
const database = await startTestServer()
try {
  const env = environmentFor(database.adminUrl, scratch)
  const server = await startN8n(env)
  try {
    const { cookie, key } = await signedIn()
    const made = await sendAll('/api/v1/workflows', { 'x-n8n-api-key': key }, sold)
    tell('public API', made)
    const changed = made.filter(
      ({ status, workflow }, index) => status === 200 && kept(workflow) !== kept(JSON.parse(sold[index]?.text ?? '')),
    )
    console.log(`  of these changed by n8n in nodes or connections: ${changed.length}`)
    tell('the editor', await sendAll('/rest/workflows', { cookie }, sold))
  } finally {
    server.kill()
  }
  const folder = join(scratch, 'sold')
  await mkdir(folder)
  for (const { file, text } of sold) await writeFile(join(folder, file), text)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [n8n, 'import:workflow', '--separate', `--input=${folder}`],
    { env, maxBuffer: 2 ** 26 },
  )
  console.log(`command line: ${stdout.trim().split('\n').slice(-3).join(' / ')}`)
} finally {
  await database.stop()
  await rm(scratch, { recursive: true, force: true })
}
process.exit(0)
