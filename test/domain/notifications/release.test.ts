import { describe, expect, it } from 'vitest'
import type { VersionStatus } from '../../../src/domain/catalogue/workflow-version.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { isStillOut, newestOut, type Release, replacedBy } from '../../../src/domain/notifications/release.ts'

type Told = Readonly<{ version: string; status?: VersionStatus; day: number | null }>

const on = (day: number): Date => new Date(Date.UTC(2026, 0, day))

/** The release of the first of these versions. */
const releaseAmong = (version: string, all: ReadonlyArray<Told>): Release => {
  const siblings = all.map(({ status = 'released', day, ...same }) => ({
    ...same,
    status,
    releasedAt: day === null ? null : on(day),
  }))
  const own = siblings.find((each) => each.version === version)
  return {
    versionId: `id of ${version}`,
    version,
    status: own?.status ?? 'released',
    changelog: '',
    releasedAt: own?.releasedAt ?? on(1),
    workflow: { id: 'workflow', slug: 'invoices', title: 'Invoices', status: 'published' },
    siblings,
  }
}

describe('a release', () => {
  it.each<readonly [string, string, ReadonlyArray<Told>, string | null]>([
    ['the first one replaces nothing', '1.0.0', [{ version: '1.0.0', day: 1 }], null],
    [
      'a higher one replaces the highest before it',
      '1.2.0',
      [
        { version: '1.0.0', day: 1 },
        { version: '1.1.0', day: 2 },
        { version: '1.2.0', day: 3 },
      ],
      '1.1.0',
    ],
    [
      '10 is higher than 9',
      '1.10.0',
      [
        { version: '1.9.0', day: 1 },
        { version: '1.10.0', day: 2 },
      ],
      '1.9.0',
    ],
    [
      'what was not released does not count',
      '1.2.0',
      [
        { version: '1.0.0', day: 1 },
        { version: '1.1.0', status: 'accepted', day: null },
        { version: '1.2.0', day: 3 },
      ],
      '1.0.0',
    ],
    [
      'what was released since does not count',
      '1.1.0',
      [
        { version: '1.0.0', day: 1 },
        { version: '1.1.0', day: 2 },
        { version: '1.2.0', day: 3 },
      ],
      '1.0.0',
    ],
    [
      'a lower one is no update',
      '1.0.1',
      [
        { version: '1.1.0', day: 1 },
        { version: '1.0.1', day: 2 },
      ],
      null,
    ],
    [
      'a lower one is, when the higher was yanked',
      '1.0.1',
      [
        { version: '1.0.0', day: 1 },
        { version: '1.1.0', status: 'yanked', day: 2 },
        { version: '1.0.1', day: 3 },
      ],
      '1.0.0',
    ],
    [
      'any is, when all others were yanked',
      '1.0.1',
      [
        { version: '1.0.0', status: 'yanked', day: 1 },
        { version: '1.0.1', day: 2 },
      ],
      '1.0.0',
    ],
  ])('%s', (_, version, all, before) => {
    expect(O.toNullable(replacedBy(releaseAmong(version, all)))).toBe(before)
  })

  it('is out until it is yanked or its workflow removed', () => {
    const release = releaseAmong('1.0.0', [{ version: '1.0.0', day: 1 }])
    expect(isStillOut(release)).toBe(true)
    expect(isStillOut({ ...release, workflow: { ...release.workflow, status: 'archived' } })).toBe(true)
    expect(isStillOut({ ...release, status: 'yanked' })).toBe(false)
    expect(isStillOut({ ...release, workflow: { ...release.workflow, status: 'removed' } })).toBe(false)
  })

  it('knows what is on offer now', () => {
    const all: ReadonlyArray<Told> = [
      { version: '1.0.0', day: 1 },
      { version: '1.1.0', status: 'yanked', day: 2 },
    ]
    expect(newestOut(releaseAmong('1.1.0', all))).toBe('1.0.0')
    expect(newestOut(releaseAmong('1.1.0', all.slice(1)))).toBe(null)
  })
})
