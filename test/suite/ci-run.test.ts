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
    expect(lines.at(-1)).toBe('529 passed, 0 failed')
    expect(lines).toContain('npm test: run, 500 passed, 0 failed')
    expect(status).toBe(0)
  })

  it('passes failures through, and goes on', () => {
    const { status, lines } = ciRun({ test: 'echo "7 passed, 2 failed"; exit 1' })
    expect(lines).toContain('npm run test:containers: run, 1 passed, 0 failed')
    expect(lines.at(-1)).toBe('17 passed, 2 failed')
    expect(status).not.toBe(0)
  })

  it('takes a suite that ends without counting for a failure', () => {
    const { status, lines } = ciRun({ shared: 'exit 3' })
    expect(lines.at(-1)).toBe('10 passed, 1 failed')
    expect(status).not.toBe(0)
  })

  it('takes a suite that counts nothing for a failure, however it ends', () => {
    const { status, lines } = ciRun({ shared: 'echo "all is well"' })
    expect(lines.at(-1)).toBe('10 passed, 1 failed')
    expect(status).not.toBe(0)
  })

  it('begins nothing when its time is used up, and says so', () => {
    const { status, lines } = ciRun({}, { CI_MOST_SECONDS: '0' })
    expect(lines).toContain('npm test: not run, because the time was used up before it, 0 passed, 1 failed')
    expect(lines.at(-1)).toBe('0 passed, 11 failed')
    expect(status).not.toBe(0)
  })

  it('says of a suite that cannot run here that it was not run', () => {
    const { status, lines } = ciRun({ containers: 'echo "not run, because no Docker daemon answers"' })
    expect(lines).toContain('npm run test:containers: not run, because no Docker daemon answers')
    expect(lines.at(-1)).toBe('10 passed, 0 failed')
    expect(status).toBe(0)
  })

  it('names the part of a suite that cannot run here, beside what did', () => {
    const { status, lines } = ciRun({ shared: `echo "not run, because it is late"; ${good}` })
    expect(lines).toContain('npm run test:shared: run, 1 passed, 0 failed')
    expect(lines).toContain('npm run test:shared, a part: not run, because it is late')
    expect([status, lines.at(-1)]).toEqual([0, '11 passed, 0 failed'])
  })

  it('ends at once where the parts cannot be installed', () => {
    const { status, lines } = ciRun({ ci: 'exit 1' })
    expect(lines.at(-1)).toBe('0 passed, 1 failed')
    expect(status).not.toBe(0)
  })
})
