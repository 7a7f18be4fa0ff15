import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from '../../../sandbox/postgres/free-port.ts'

/** A real Redis of a test's own, and what can become of it. */
export type RedisServer = Readonly<{
  url: string
  /** What it holds, by its keys. */
  keys: () => Promise<ReadonlyArray<string>>
  trouble: Readonly<Record<'stopped' | 'paused' | 'returning errors' | 'empty' | 'well', () => Promise<void>>>
  /** As it was before any trouble. */
  heal: () => Promise<void>
  close: () => Promise<void>
}>

export const startRedis = async (): Promise<RedisServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'vexa-redis-'))
  const port = await freePort()
  const start = () =>
    spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      cwd: folder,
      stdio: 'ignore',
    })
  let server = start()
  /** One question on a connection of its own: who was there before an ACL changed keeps what they were allowed. */
  const asking = async <A>(question: (redis: Redis) => Promise<A>): Promise<A> => {
    const redis = new Redis(port, { username: 'tester', password: 'tester', retryStrategy: () => 50 })
    redis.on('error', () => undefined)
    try {
      return await question(redis)
    } finally {
      redis.disconnect()
    }
  }
  const prepare = async (): Promise<void> => {
    const redis = new Redis(port, { retryStrategy: () => 50, maxRetriesPerRequest: null })
    redis.on('error', () => undefined)
    await redis.call('ACL', 'SETUSER', 'tester', 'on', '>tester', '~*', '&*', '+@all')
    redis.disconnect()
  }
  await prepare()

  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  const acl = (...rule: ReadonlyArray<string>) =>
    asking(async (redis) => void (await redis.call('ACL', 'SETUSER', 'default', ...rule)))
  let undo: () => Promise<void> = async () => undefined
  return {
    url: `redis://127.0.0.1:${port}`,
    keys: () => asking((redis) => redis.keys('*')),
    trouble: {
      stopped: async () => {
        await kill('SIGKILL')
        undo = async () => {
          server = start()
          await prepare()
        }
      },
      paused: async () => {
        server.kill('SIGSTOP')
        undo = async () => {
          server.kill('SIGCONT')
          await pause(1)
        }
      },
      'returning errors': async () => {
        await acl('-mget', '-set')
        undo = () => acl('+mget', '+set')
      },
      empty: () => asking(async (redis) => void (await redis.flushall())),
      well: async () => undefined,
    },
    heal: async () => {
      await undo()
      undo = async () => undefined
    },
    close: async () => {
      server.kill('SIGCONT')
      await kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
