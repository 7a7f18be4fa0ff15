import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { schema } from '../../src/composition/configuration/schema.ts'
import { usualSettings } from '../../src/composition/configuration/usual-settings.ts'
import { usualWorldLimits, worldLimits } from '../../src/composition/world-limits.ts'
import { usualSessionTimes } from '../../src/domain/accounts/session.ts'
import { least, settings } from './environments.ts'

const page = new URL('../../docs/operating/limits.md', import.meta.url)
const row = /^\| `(?<name>LIMIT_[A-Z0-9_]+)` \| (?<usual>\S+) \| (?<about>.+) \|$/gm

describe('the page of the limits', () => {
  it('names every limit of the configuration with its default and what it bounds, and no other', async () => {
    const said = [...(await readFile(page, 'utf8')).matchAll(row)].map(({ groups }) => ({ ...groups }))
    const usual: Readonly<Record<string, unknown>> = usualSettings
    expect(said).toEqual(
      Object.entries(schema)
        .filter(([name]) => name.startsWith('LIMIT_'))
        .map(([name, { about }]) => ({ name, usual: String(usual[name] ?? '–'), about })),
    )
  })
})

describe('limits of sessions', () => {
  it('are those of the domain, unless somebody says otherwise', () => {
    expect(usualWorldLimits.sessions).toEqual(usualSessionTimes)
    const { sessions, tokens } = worldLimits(
      settings({ ...least, LIMIT_ADMIN_SESSION_IDLE_SECONDS: '900', LIMIT_ACCESS_TOKEN_SECONDS: '60' }),
    )
    expect(sessions).toEqual({ ...usualSessionTimes, admin: { ...usualSessionTimes.admin, idleMs: 900_000 } })
    expect(tokens).toEqual({ ...usualWorldLimits.tokens, lifetimeSeconds: 60 })
  })
})
