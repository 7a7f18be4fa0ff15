import { spawn } from 'node:child_process'

/** How many things passed and failed; `parts` are the same, by the folder that they are in. */
export type Counts = Readonly<{
  passed: number
  failed: number
  parts?: ReadonlyArray<Readonly<{ name: string; passed: number; failed: number }>>
}>

/** One command of a suite, and how to tell from its traces what it did. */
export type Stage = Readonly<{
  name: string
  command: readonly [string, ...ReadonlyArray<string>]
  env?: Readonly<Record<string, string>>
  count: (exitCode: number) => Promise<Counts>
}>

export type Outcome = Readonly<{ name: string; counts: Counts; durationMs: number }>

/** Where a stage's output goes. */
export type Say = (text: string | Uint8Array) => void

const exitCodeOf = ({ command: [program, ...args], env = {} }: Stage, say: Say): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
    })
    child.stdout.on('data', say)
    child.stderr.on('data', say)
    child.on('error', (failure) => {
      say(`${program} could not be started: ${failure.message}\n`)
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })

/** A command that failed without saying what failed is one failure; one that did nothing has not passed either. */
const honest = ({ passed, failed, parts = [] }: Counts, exitCode: number): Counts => ({
  passed,
  failed: failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed,
  parts,
})

/** Runs a stage to its end. Never rejects: whatever happens to the command is its outcome. */
export const runStage = async (stage: Stage, say: Say): Promise<Outcome> => {
  const startedAt = performance.now()
  const exitCode = await exitCodeOf(stage, say)
  const counts = await stage.count(exitCode).catch((failure: unknown): Counts => {
    say(`what ${stage.name} did cannot be read: ${failure instanceof Error ? failure.message : String(failure)}\n`)
    return { passed: 0, failed: 1 }
  })
  return { name: stage.name, counts: honest(counts, exitCode), durationMs: performance.now() - startedAt }
}

/** A stage that passes or fails as a whole. */
export const asOne = async (exitCode: number): Promise<Counts> =>
  exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
