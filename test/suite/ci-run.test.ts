import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

/** What npm does in a run, by its arguments. */
type Npm = Readonly<{ ci?: string; test?: string; shared?: string; containers?: string }>

const good = 'echo "1 passed, 0 failed"'

/** The real .ci/run in a folder of its own, with an npm that only pretends. */
const ciRun = ({ ci = ':', test = good, shared = good, containers = good }: Npm, env: Record<string, string> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'vexa-ci-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, '.ci'))
  cpSync(join(import.meta.dirname, '../../.ci/run'), join(folder, '.ci/run'))
  const npm = join(folder, 'npm')
  writeFileSync(
    npm,
    `#!/bin/sh\ncase "$*" in\nci) ${ci} ;;\ntest) ${test} ;;\n*shared) ${shared} ;;\n*containers) ${containers} ;;\n*) ${good} ;;\nesac\n`,
  )
  chmodSync(npm, 0o755)
  const { status, stdout } = spawnSync(join(folder, '.ci/run'), {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}`, ...env },
  })
  return { status, lines: stdout.trimEnd().split('\n') }
}

describe('.ci/run', () => {
  it('adds up what its suites count', () => {
    const { status, lines } = ciRun({ test: 'echo "500 passed, 0 failed"', shared: 'echo "20 passed, 0 failed"' })
    expect(lines.at(-1)).toBe('9 passed, 0 failed')
