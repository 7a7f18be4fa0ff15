import type { Outcome } from './stage.ts'

const widest = 36

const row = (name: string, result: string, passed: number | string, failed: number | string, time: string): string =>
  `${name.padEnd(widest)}${result.padEnd(9)}${String(passed).padStart(7)}${String(failed).padStart(8)}${time.padStart(10)}\n`

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

const rowsOf = ({ name, counts: { passed, failed, parts = [] }, durationMs }: Outcome): string =>
  [
    row(name, failed === 0 ? 'passed' : 'FAILED', passed, failed, seconds(durationMs)),
    ...parts.map((part) => row(`  ${part.name}`, '', part.passed, part.failed, '')),
  ].join('')

export const totalOf = (outcomes: ReadonlyArray<Outcome>): Readonly<{ passed: number; failed: number }> => ({
  passed: outcomes.reduce((sum, { counts }) => sum + counts.passed, 0),
  failed: outcomes.reduce((sum, { counts }) => sum + counts.failed, 0),
})

/** The line that closes every suite; what runs suites reads it. */
export const closingLine = ({ passed, failed }: Readonly<{ passed: number; failed: number }>): string =>
  `${passed} passed, ${failed} failed`

/** Prints a table of what was done and the closing line; the exit code says whether all is well. */
export const conclude = (outcomes: ReadonlyArray<Outcome>): void => {
  const total = totalOf(outcomes)
  const rule = `${'─'.repeat(widest + 34)}\n`
  process.stdout.write(`\n${rule}${row('stage', 'result', 'passed', 'failed', 'time')}${rule}`)
  process.stdout.write(`${outcomes.map(rowsOf).join('')}${rule}${closingLine(total)}\n`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
}
