import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instances, openInstances } from './instances.ts'

type Thread = Readonly<{ name: string; niceness: number }>

/** The 19th figure of a thread's stat is its niceness: proc_pid_stat(5). */
const threadOf = (stat: string): Thread => {
  const end = stat.lastIndexOf(')')
  const figures = stat.slice(end + 2).split(' ')
  return { name: stat.slice(stat.indexOf('(') + 1, end), niceness: Number(figures[19 - 3]) }
}

const threadsOf = async (pid: number | undefined): Promise<ReadonlyArray<Thread>> => {
  const ids = await readdir(`/proc/${pid}/task`)
  return Promise.all(ids.map(async (id) => threadOf(await readFile(`/proc/${pid}/task/${id}/stat`, 'utf8'))))
}

describe.runIf(process.platform === 'linux')('the threads that hash passwords', () => {
  let all: Instances
  beforeAll(async () => {
    all = await openInstances()
  })
  afterAll(() => all?.close())

  const nicenessOf = async (overrides: Readonly<Record<string, string>>) => {
    const { process } = await all.start({ WORKER: 'off', ...overrides })
    const threads = await threadsOf(process.pid)
    const hashing = threads.filter(({ name }) => name === 'libuv-worker')
    return {
      hashing: hashing.map(({ niceness }) => niceness),
      others: new Set(threads.filter((each) => !hashing.includes(each)).map(({ niceness }) => niceness)),
    }
  }

  it('step back for the one that answers, all of them and nobody else', async () => {
    expect(await nicenessOf({})).toEqual({ hashing: [10, 10, 10, 10], others: new Set([0]) })
  })

  it('are as many, and step back as far, as is said', async () => {
    const asked = { UV_THREADPOOL_SIZE: '2', HASHING_NICENESS: '3' }
    expect(await nicenessOf(asked)).toEqual({ hashing: [3, 3], others: new Set([0]) })
  })
})
