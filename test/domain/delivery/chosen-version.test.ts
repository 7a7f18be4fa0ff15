import { describe, expect, it } from 'vitest'
import { chosenVersion, newestOf } from '../../../src/domain/delivery/chosen-version.ts'
import { E } from '../../../src/domain/kernel/fp.ts'

const versions = [
  { id: 'a', version: '1.9.0', status: 'released' },
  { id: 'b', version: '1.10.0', status: 'released' },
  { id: 'c', version: '2.0.0', status: 'yanked' },
  { id: 'd', version: '3.0.0', status: 'accepted' },
] as const

describe('the version that an owner gets', () => {
  it('is the highest released one, by number and not by spelling', () => {
    expect(chosenVersion(versions, null)).toMatchObject(E.right({ version: '1.10.0' }))
  })

  it.each(['1.9.0', '1.10.0', '2.0.0'])('is %s when that is asked for', (wanted) => {
    expect(chosenVersion(versions, wanted)).toMatchObject(E.right({ version: wanted }))
  })

  it.each(['3.0.0', '4.0.0', '1', 'latest', ' 1.9.0'])('is none for %j', (wanted) => {
    expect(chosenVersion(versions, wanted)).toMatchObject(E.left({ _tag: 'VersionNotFound' }))
  })

  it('is none while nothing is released', () => {
    const unreleased = versions.filter(({ status }) => status !== 'released')
    expect(chosenVersion(unreleased, null)).toMatchObject(E.left({ _tag: 'VersionNotFound' }))
    expect(chosenVersion([], null)).toMatchObject(E.left({ _tag: 'VersionNotFound' }))
  })
})

describe('the newest of some versions', () => {
  it.each([
    [['1.0.0', '1.0.1'], '1.0.1'],
    [['2.0.0', '10.0.0', '9.0.0'], '10.0.0'],
    [['2.0.0-beta.1', '1.9.9'], '2.0.0-beta.1'],
    [['2.0.0-beta.1', '2.0.0'], '2.0.0'],
    [[], null],
  ])('of %j is %s', (all, newest) => {
    expect(newestOf(all)).toBe(newest)
  })
})
