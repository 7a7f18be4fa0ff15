import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../../sandbox/postgres/free-port.ts'
import { ask } from '../../support/http.ts'
import { daemon } from '../../system/support/daemon.ts'

/** A series that a query finds, and its value now. */
export type Found = Readonly<{ metric: Readonly<Record<string, string>>; value: readonly [number, string] }>
/** An alert that a rule raises. */
export type Raised = Readonly<{ labels: Readonly<Record<string, string>>; state: 'pending' | 'firing' }>

/** A real Prometheus, with the configuration and the rules of deploy/ and other targets. */
export type Prometheus = Readonly<{
  url: string
  query: (expression: string) => Promise<ReadonlyArray<Found>>
  names: () => Promise<ReadonlyArray<string>>
  alerts: () => Promise<ReadonlyArray<Raised>>
  stop: () => Promise<void>
}>

const deploy = new URL('../../../deploy/prometheus/', import.meta.url)
const startWithinMs = 30_000

/** The configuration as it is, in a hurry: whoever tests does not wait for 15 seconds. */
const hurried = (text: string): string => {
  const quick = text.replaceAll(/(scrape|evaluation)_interval: 15s/g, '$1_interval: 1s')
  if (quick === text) throw new Error('deploy/prometheus/prometheus.yml no longer says how often it looks')
  return quick
}

/** Starts one that fetches the figures at these ports of 127.0.0.1. */
export const startPrometheus = async (metricsPorts: ReadonlyArray<number>): Promise<Prometheus> => {
  const folder = await mkdtemp(join(tmpdir(), 'vexa-prometheus-'))
  await cp(deploy, folder, { recursive: true })
  const config = join(folder, 'prometheus.yml')
  await writeFile(config, hurried(await readFile(config, 'utf8')))
  const targets = metricsPorts.map((port) => `127.0.0.1:${port}`)
  await writeFile(join(folder, 'targets', 'vexa.yml'), JSON.stringify([{ targets }]))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const running = daemon('prometheus', [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ])
  const isReady = () =>
    ask(url, '/-/ready').then(
      ({ status }) => status === 200,
      () => false,
    )
  const givenUpAt = performance.now() + startWithinMs
  while (!(await isReady())) {
    if (running.hasEnded() || performance.now() > givenUpAt) throw new Error(`no Prometheus: ${running.said()}`)
    await pause(100)
  }
  const told = async (path: string) => {
    const { status, json } = await ask(url, path)
    if (status !== 200) throw new Error(`Prometheus refuses ${path}: ${json.error}`)
    return json.data
  }
  return {
    url,
    query: async (expression) => (await told(`/api/v1/query?query=${encodeURIComponent(expression)}`)).result,
    names: () => told('/api/v1/label/__name__/values'),
    alerts: async () => (await told('/api/v1/alerts')).alerts,
    stop: async () => {
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
