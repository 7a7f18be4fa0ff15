import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { terminalOf } from '../../src/adapters/cli/kernel/terminal.ts'
import { commandLine } from '../../src/composition/command-line.ts'
import { aNode, aWorkflow, inARow } from '../domain/catalogue/documents.ts'
import { ask } from '../support/http.ts'
import { owner, type TestShop, testShop } from '../support/shop.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Ran = Readonly<{ code: number; out: string; err: string }>

const key = `sk-ant-${'aB3dE5fG7h'.repeat(6)}`
/** Another content for every name. */
const sellable = (name: string) => inARow(aNode('scheduleTrigger'), aNode('slack', { parameters: { text: name } }))

describe('The command line', () => {
  let shop: TestShop
  let folder: string
  beforeAll(async () => {
    shop = await testShop()
    folder = await mkdtemp(join(tmpdir(), 'vexa-cli-'))
  })
  afterAll(async () => {
    await shop?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const environment = (): Record<string, string> => ({
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'test',
    DATABASE_URL: shop.settings.DATABASE_URL,
    PAYSTACK_SECRET_KEY: shop.settings.PAYSTACK_SECRET_KEY,
    PAYSTACK_BASE_URL: shop.settings.PAYSTACK_BASE_URL,
    TOKEN_KEYS: shop.settings.TOKEN_KEYS ?? '',
    ADMIN_EMAIL: owner.email,
    ADMIN_PASSWORD: owner.password,
  })
  const asProcess = (args: ReadonlyArray<string>, more: Record<string, string> = {}, input = ''): Promise<Ran> =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['src/vexa.ts', ...args],
        { cwd: root, env: { ...environment(), ...more } },
        (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      )
      child.stdin?.end(input)
    })
  /** The same without a process of its own, which takes a second to start. */
  const vexa = async (args: ReadonlyArray<string>, more: Record<string, string> = {}): Promise<Ran> => {
    let [out, err] = ['', '']
    const written = (keep: (text: string) => void) => ({
      isTTY: false,
      columns: 80,
      write: (text: string | Uint8Array) => {
        keep(String(text))
        return true
      },
    })
    const terminal = terminalOf(
      written((text) => {
        out += text
      }),
      written((text) => {
        err += text
      }),
      {},
    )
    const code = await commandLine(args, { ...environment(), ...more }, terminal)
    return { code, out, err }
  }
  const file = async (name: string, content: unknown, within = folder): Promise<string> => {
    const path = join(within, name)
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }
  const aFolder = async (files: Readonly<Record<string, unknown>>): Promise<string> => {
    const path = await mkdtemp(join(folder, 'import-'))
    for (const [name, content] of Object.entries(files)) await file(name, content, path)
    return path
  }

  describe('says how it is used', () => {
    it('as a whole, and of each command', async () => {
      const whole = await vexa(['--help'])
      expect(whole.code).toBe(0)
      for (const name of ['import', 'analyze', 'admin create', 'doctor']) {
        expect(whole.out).toContain(`  ${name}`)
        const one = await vexa([...name.split(' '), '--help'])
        expect([one.code, one.err]).toEqual([0, ''])
        expect(one.out).toContain(`Usage: npm run vexa -- ${name}`)
        expect(one.out).toContain('Examples:')
      }
    })

    it.each([
      [[], ''],
      [['imprt'], 'There is no command "imprt"'],
      [['analyze'], '<file> is missing'],
      [['analyze', 'a', 'b'], '"b" is one too many'],
      [['analyze', 'a', '--colour'], 'Unknown option'],
      [['import', 'x', '--price'], '--price'],
    ])('and what is wrong with %j in one line, with 64', async (args, words) => {
      const { code, out, err } = await vexa(args)
      expect(code).toBe(64)
      expect(out + err).toContain(words)
      if (words !== '') expect(err.trim().split('\n')).toHaveLength(1)
    })
  })

  describe('analyze', () => {
    it('tells a person what is in a file, without colours where nobody watches', async () => {
      const { code, out } = await vexa(['analyze', await file('good.json', aWorkflow())])
      expect([code, out.includes('\u001b')]).toEqual([0, false])
      expect(out).toContain('Risk: low')
      expect(out).toContain('integrations: slack')
    })

    it('tells a program the same as JSON', async () => {
      const { out } = await vexa([
        'analyze',
        await file('code.json', inARow(aNode('webhook'), aNode('code'))),
        '--json',
      ])
      expect(JSON.parse(out)).toMatchObject({ report: { risk: 'medium' }, requirements: { packages: [] } })
    })

    it.each([
      ['a secret', inARow(aNode('set', { parameters: { x: key } })), 65, '/document/nodes/0/parameters/x'],
      ['no workflow', { modules: [] }, 65, 'no n8n workflow'],
      ['no JSON', 'nonsense', 66, 'broken.json'],
    ])('refuses %s by place, never by value', async (_, content, code, words) => {
      const ran = await vexa(['analyze', await file('broken.json', content)])
      expect(ran.code).toBe(code)
      expect(ran.out + ran.err).toContain(words)
      expect(ran.out + ran.err).not.toContain(key)
    })

    it('needs no shop, as a process of its own', async () => {
      const path = await file('alone.json', aWorkflow())
      expect((await asProcess(['analyze', path], { DATABASE_URL: '', PAYSTACK_SECRET_KEY: '' })).code).toBe(0)
    })
  })

  describe('import', () => {
    const titles = async (): Promise<ReadonlyArray<string>> =>
      (await ask(shop.url, '/api/workflows?limit=100')).json.items.map(({ title }: { title: string }) => title)

    it('puts a folder into the shop, says what it refused and why, and run again adds nothing', async () => {
      const path = await aFolder({
        'one.json': { ...sellable('One'), name: 'The first one' },
        'the-second_one.json': { ...sellable('Two'), name: undefined },
        'secret.json': inARow(aNode('set', { parameters: { x: key } })),
        'other.json': { modules: [], name: 'x' },
        'broken.json': '{',
        'ignored.txt': 'x',
      })
      const first = await vexa(['import', path, '--price', '250000', '--publish', '--category', 'sales'])
      expect(first.code).toBe(1)
      expect(first.out).toContain('5 files')
      expect(first.out).toContain('2 published')
      expect(first.out).toContain('3 refused')
      expect(first.out).toContain('secret.json — /document/nodes/0/parameters/x anthropic_key')
      expect(first.out).not.toContain(key)
      expect(await titles()).toEqual(expect.arrayContaining(['The first one', 'the second one']))

      const again = await vexa(['import', path, '--price', '250000', '--publish'])
      expect(again.out).toContain('2 there already')
      expect((await titles()).filter((title) => title === 'The first one')).toHaveLength(1)
    })

    it('goes on where it was killed', async () => {
      const path = await aFolder(
        Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.json`, sellable(`Killed ${index}`)])),
      )
      const before = (await shop.sql('select from workflows')).length
      const child = execFile(process.execPath, ['src/vexa.ts', 'import', path, '--price', '0'], {
        cwd: root,
        env: environment(),
      })
      while ((await shop.sql('select from workflows')).length < before + 3)
        await new Promise((turn) => setTimeout(turn, 5))
      child.kill('SIGKILL')
      await new Promise((closed) => child.once('close', closed))
      const rest = await vexa(['import', path, '--price', '0'])
      expect(rest.code).toBe(0)
      expect(rest.out).toMatch(/there already/)
      expect(await shop.sql('select from workflows')).toHaveLength(before + 30)
    })

    it('keeps drafts unless it is told to publish, under the operator who is named', async () => {
      const path = await aFolder({ 'draft.json': { ...sellable('Draft'), name: 'Only a draft' } })
      expect((await vexa(['import', path, '--price', '0'])).out).toContain('1 kept as drafts')
      expect(await titles()).not.toContain('Only a draft')
      const [audited] = await shop.sql(
        `select a.action, d.email from audit_log a join admins d on d.id::text = a.actor order by a.at desc limit 1`,
      )
      expect(audited).toEqual({ action: 'workflow.upload', email: owner.email })
    })

    it('only tells what it would do when it is a dry run', async () => {
      const path = await aFolder({ 'dry.json': sellable('Dry') })
      const before = await shop.sql('select from workflows')
      expect((await vexa(['import', path, '--price', '0', '--dry-run'])).out).toContain('1 would be taken')
      expect(await shop.sql('select from workflows')).toHaveLength(before.length)
    })

    it.each([
      [['--publish'], 64, '--price is missing'],
      [['--price', '2500.00'], 64, 'whole number'],
      [['--price', '1', '--currency', 'EUR'], 64, '--currency'],
      [['--price', '1', '--licence', 'gpl'], 64, '--licence'],
      [['--price', '1', '--category', 'Not A Slug'], 64, '--category'],
      [['--price', '0', '--as', 'nobody@shop.test'], 67, 'no active operator'],
    ])('refuses %j', async (options, code, words) => {
      const ran = await vexa(['import', await aFolder({}), ...options])
      expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(words)])
    })

    it('says when there is no such folder', async () => {
      expect((await vexa(['import', '/nowhere', '--price', '0'])).code).toBe(66)
    })
  })

  describe('admin create', () => {
    const login = (email: string, password: string) => ask(shop.url, '/api/admin/login', { body: { email, password } })

    it('makes an operator who can sign in with the password that was told once, and audits it', async () => {
      const { code, out } = await vexa(['admin', 'create', 'ben@shop.test', '--role', 'support', '--name', 'Ben'])
      expect([code, out]).toEqual([0, expect.stringMatching(/^Made ben@shop\.test, support\. .*: [a-z0-9]{24}\n$/)])
      const answer = await login('ben@shop.test', out.trim().split(' ').at(-1) ?? '')
      expect([answer.status, answer.json.admin]).toMatchObject([
        200,
        { role: 'support', name: 'Ben', status: 'active' },
      ])
      const [row] = await shop.sql(`select actor, facts from audit_log where action = 'admin.add'`)
      expect(row).toEqual({ actor: 'command line', facts: { role: 'support' } })
    })

    it('takes a password from standard input, and tells it to nobody', async () => {
      const ran = asProcess(['admin', 'create', 'eve@shop.test', '--password-stdin'], {}, 'seven quiet lanterns\n')
      const { code, out } = await ran
      expect([code, out]).toEqual([0, 'Made eve@shop.test, owner.\n'])
      expect((await login('eve@shop.test', 'seven quiet lanterns')).status).toBe(200)
    })

    it.each([
      [['admin', 'create', owner.email], 65, 'already'],
      [['admin', 'create', 'nonsense'], 64, '<e-mail>'],
      [['admin', 'create', 'x@shop.test', '--role', 'king'], 64, '--role'],
      [['admin', 'create'], 64, '<e-mail> is missing'],
      [['admin'], 64, 'no command "admin"'],
    ])('refuses %j', async (args, code, words) => {
      const ran = await vexa(args)
      expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(words)])
    })
  })

  describe('doctor', () => {
    it('looks at everything, and says that Paystack does not answer', async () => {
      const { code, out } = await vexa(['doctor', '--json'])
      const found = new Map<string, { state: string; text: string }>(
        JSON.parse(out).map((each: { name: string; state: string; text: string }) => [each.name, each]),
      )
      expect([...found].map(([name, { state }]) => `${name} ${state}`)).toEqual([
        'configuration ok',
        'database ok',
        'migrations ok',
        'clock ok',
        'webhook warn',
        'Paystack fail',
        'books ok',
      ])
      expect(code).toBe(1)
      expect(out).not.toContain(shop.settings.PAYSTACK_SECRET_KEY)
    })

    it('lists every limit with what it is for', async () => {
      const { out } = await vexa(['doctor', '--limits'], { LIMIT_BODY_BYTES: '5000' })
      expect(out).toContain('LIMIT_LOGIN_PER_ACCOUNT')
      expect(out).toMatch(/LIMIT_BODY_BYTES +5000 .*usually 102400/)
    })

    it('names what the configuration lacks, with 78', async () => {
      const { code, err } = await asProcess(['doctor'], { DATABASE_URL: '' })
      expect([code, err]).toEqual([78, expect.stringContaining('DATABASE_URL')])
    })
  })
})
