import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { terminalOf } from '../../src/adapters/cli/kernel/terminal.ts'
import { commandLine } from '../../src/composition/command-line.ts'
import { aNode, inARow } from '../domain/catalogue/documents.ts'
import { owner, type TestShop, testShop } from '../support/shop.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** How a command ended, and what it said. */
export type Ran = Readonly<{ code: number; out: string; err: string }>

export const key = `sk-ant-${'aB3dE5fG7h'.repeat(6)}`

/** Another content for every name. */
export const sellable = (name: string) =>
  inARow(aNode('scheduleTrigger'), aNode('slack', { parameters: { text: name } }))

/** A shop, a folder for files, and the command line on both. */
export const atHand = async () => {
  const shop: TestShop = await testShop()
  const folder = await mkdtemp(join(tmpdir(), 'vexa-cli-'))
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
  const close = async (): Promise<void> => {
    await shop.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { shop, environment, asProcess, vexa, file, aFolder, close }
}

export type AtHand = Awaited<ReturnType<typeof atHand>>
