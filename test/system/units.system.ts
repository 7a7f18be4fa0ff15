import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deployTo } from './support/deployed.ts'

const units = await readdir(new URL('../../deploy/systemd/', import.meta.url))

/** A tenth of what `systemd-analyze security` calls exposure; up to 5 is "OK". */
const mostExposed = 45

const analyze = (...args: ReadonlyArray<string>) => {
  const { status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}` }
}

describe('the units of systemd', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vexa-units-'))
    for (const unit of units)
      await deployTo(join(folder, unit), `systemd/${unit}`, [['/opt/vexa/node_modules/.bin/node', process.execPath]])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(units)('R11: %s says nothing that systemd does not know', (unit) =>
    expect(analyze('verify', '--man=no', join(folder, unit))).toEqual({ status: 0, said: '' }),
  )

  it.each(units)('R11: %s is confined', (unit) => {
    const looked = analyze('security', '--offline=true', '--no-pager', `--threshold=${mostExposed}`, join(folder, unit))
    expect(looked.status, looked.said).toBe(0)
  })

  it('are looked at by a systemd that finds what is wrong', async () => {
    await deployTo(join(folder, 'vexa-wrong.service'), 'systemd/vexa-worker.service', [
      ['NoNewPrivileges', 'NoNewPriviledges'],
      ['CapabilityBoundingSet=\n', ''],
    ])
    expect(analyze('verify', '--man=no', join(folder, 'vexa-wrong.service')).said).toContain('NoNewPriviledges')
    expect(
      analyze('security', '--offline=true', `--threshold=${mostExposed}`, join(folder, 'vexa-wrong.service')).status,
    ).not.toBe(0)
  })
})
