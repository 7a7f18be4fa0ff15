import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSettings } from '../../../sandbox/paystack/settings.ts'
import { liveSchedule, testSchedule } from '../../../sandbox/paystack/webhooks/retry-schedule.ts'
import { speakTo } from './sandbox-under-test.ts'

const MAIN = join(import.meta.dirname, '../../../sandbox/paystack/main.ts')

interface Run {
  readonly child: ChildProcess
  readonly output: () => string
  readonly exit: Promise<number | null>
}

const run = (environment: Record<string, string>): Run => {
  let output = ''
  const child = fork(MAIN, { env: { ...process.env, ...environment }, silent: true, execArgv: [] })
  const exit = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null))
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return { child, output: () => output, exit }
}

const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paystack-sandbox-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

const addressIn = (output: string) => /http:\/\/localhost:\d+/.exec(output)?.[0] ?? 'none'

describe('the sandbox as a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says where it is and that it is ready, and at %s stops with its state written',
    async (signal) => {
      const folder = await newFolder()
      const { child, output, exit } = run({
        SANDBOX_PAYSTACK_PORT: '0',
        VEXA_DATA_DIR: folder,
        SANDBOX_WEBHOOK_URL: '',
      })
      expect(await once(child, 'message')).toContain('ready')
      await expect.poll(output).toMatch(/^Paystack sandbox on http:\/\/localhost:\d+, .*\n$/)
      await speakTo(addressIn(output())).initialize({ reference: 'r' })
      child.kill(signal)
      expect(await exit).toBe(0)
      expect(await readFile(join(folder, 'paystack-sandbox.json'), 'utf8')).toContain('"reference":"r"')
    },
  )

  it('stops when its parent is gone', async () => {
    const { child, exit } = run({ SANDBOX_PAYSTACK_PORT: '0', VEXA_DATA_DIR: await newFolder() })
    await once(child, 'message')
    child.disconnect()
    expect(await exit).toBe(0)
  })

  it('names a taken port and the variable to set, in one line', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      other.close()
    })
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const { output, exit } = run({ SANDBOX_PAYSTACK_PORT: port, VEXA_DATA_DIR: await newFolder() })
    expect(await exit).toBe(1)
    expect(output().trim().split('\n')).toEqual([expect.stringContaining(port)])
    expect(output()).toContain('SANDBOX_PAYSTACK_PORT')
  })

  it('names every mistake in its settings', async () => {
    const { output, exit } = run({
      SANDBOX_PAYSTACK_PORT: 'http',
      SANDBOX_TIME_SCALE: '0',
      SANDBOX_WEBHOOK_URL: 'ftp://x',
      SANDBOX_WEBHOOK_SCHEDULE: 'never',
    })
    expect(await exit).toBe(78)
    for (const name of ['PAYSTACK_PORT', 'TIME_SCALE', 'WEBHOOK_URL', 'WEBHOOK_SCHEDULE'])
      expect(output()).toContain(`SANDBOX_${name}`)
  })
})

describe('the settings', () => {
  it('have defaults, the webhook going to the application', () => {
    expect(readSettings({})).toEqual({
      port: 8010,
      webhookUrl: 'http://localhost:8000/api/payment/webhook',
      timeScale: 1,
      schedule: testSchedule,
      stateFile: join('.vexa', 'paystack-sandbox.json'),
    })
    expect(readSettings({ SANDBOX_WEBHOOK_SCHEDULE: 'live' })).toMatchObject({ schedule: liveSchedule })
    expect(readSettings({ PORT: '9000' })).toMatchObject({ webhookUrl: 'http://localhost:9000/api/payment/webhook' })
  })
})
