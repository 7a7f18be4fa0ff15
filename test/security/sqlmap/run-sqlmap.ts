import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proxyLog, type Target } from './proxy-log.ts'

/** What was found to be open and was found so again, a line each, and how many targets were tried before the time was over. */
export type Findings = Readonly<{ open: ReadonlyArray<string>; tried: number; said: string }>

const careful = ['--batch', '--level=1', '--risk=1', '--technique=BEU', '--dbms=PostgreSQL', '--ignore-code=*']
const quiet = ['--ignore-stdin', '--flush-session', '--disable-coloring', '--timeout=10', '--retries=1', '--threads=2']

/** Lets sqlmap try every part of the targets, for so long at most. */
export const runSqlmap = async (program: string, targets: ReadonlyArray<Target>, mostMs: number): Promise<Findings> => {
  const folder = await mkdtemp(join(tmpdir(), 'vexa-sqlmap-'))
  try {
    const [log, results] = [join(folder, 'targets.log'), join(folder, 'results.csv')]
    await writeFile(log, proxyLog(targets))
    const args = ['-l', log, `--results-file=${results}`, `--output-dir=${folder}`, ...careful, ...quiet]
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: mostMs, killSignal: 'SIGKILL' })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await new Promise((done, fail) => child.on('close', done).on('error', fail))
    const table = await readFile(results, 'utf8').catch(() => '')
    const rows = table.split('\n').filter((row) => /^https?:/.test(row))
    const open = rows.filter((row) => !row.endsWith('false positive or unexploitable'))
    return { open, tried: said.match(/^\[\d+\/\d+\] URL:/gm)?.length ?? 0, said }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
