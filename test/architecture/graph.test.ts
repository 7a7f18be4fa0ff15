import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { capabilities } from '../../src/composition/capabilities.ts'
import { root } from './support/cruise.ts'

const useCases = capabilities.flatMap((each) => each.useCases)
const named = (port: symbol): string => (port.description ?? '').replace(/^vexa:/, '')

describe('npm run graph', () => {
  let lines: ReadonlyArray<string>
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/graph.ts'], { cwd: root })
    lines = stdout.split('\n')
  })

  it('tells every capability and every use case, with what it needs', () => {
    for (const { name } of capabilities) expect(lines).toContain(name)
    for (const { name, needs } of useCases) {
      const needed = lines.slice(lines.indexOf(`  ${name}`) + 1).find((line) => line.startsWith('    → ')) ?? ''
      const names = Object.values<symbol>(needs).map(named)
      expect([name, needed.slice(6).split(', ')]).toEqual([name, names.toSorted()])
    }
  })

  it('tells what sets them going', () => {
    for (const { contract } of capabilities.flatMap(({ routes }) => routes))
      expect(lines).toContain(`    ← ${contract.method.toUpperCase()} ${contract.path} (${contract.access})`)
    for (const { queue } of capabilities.flatMap(({ reactions, schedules }) => [...reactions, ...schedules]))
      expect(lines.filter((line) => line.endsWith(` → ${queue}`))).not.toEqual([])
  })

  it('tells what serves every port in each mode', () => {
    const ports = new Set(useCases.flatMap(({ needs }) => Object.values<symbol>(needs)).map(named))
    const rows = lines.slice(lines.findIndex((line) => line.startsWith('ports ')) + 1)
    const served = new Map(rows.filter(Boolean).map((row) => [row.slice(2, 36).trim(), row.slice(36).split(/\s{2,}/)]))
    expect([...served.keys()].toSorted()).toEqual([...ports].toSorted())
    for (const [port, places] of served) expect([port, places.length]).toEqual([port, 2])
  })
})
