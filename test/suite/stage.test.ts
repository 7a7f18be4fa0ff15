import { describe, expect, it } from 'vitest'
import { floor } from '../../scripts/suite/floor.ts'
import { asOne, type Counts, runStage, type Stage } from '../../scripts/suite/stage.ts'

const node = (script: string, count: Stage['count'] = asOne): Stage => ({
  name: 'a stage',
  command: ['node', '-e', script],
  count,
})

const countsOf = async (stage: Stage): Promise<Pick<Counts, 'passed' | 'failed'>> => {
  const { counts } = await runStage(stage, () => undefined)
  return { passed: counts.passed, failed: counts.failed }
}

describe('A stage', () => {
  it('counts what its command left behind', async () => {
    expect(await countsOf(node('', async () => ({ passed: 3, failed: 0 })))).toEqual({ passed: 3, failed: 0 })
    expect(await countsOf(node('process.exit(1)', async () => ({ passed: 3, failed: 2 })))).toEqual({
      passed: 3,
      failed: 2,
    })
  })

  it('has failed when its command did, though nothing in it says so', async () => {
    expect(await countsOf(node('process.exit(1)', async () => ({ passed: 3, failed: 0 })))).toEqual({
      passed: 3,
      failed: 1,
    })
  })

  it('has failed when nothing was run', async () => {
    expect(await countsOf(node('', async () => ({ passed: 0, failed: 0 })))).toEqual({ passed: 0, failed: 1 })
  })

  it('has failed when what it did cannot be read', async () => {
    const unreadable = async (): Promise<Counts> => JSON.parse('')
    expect(await countsOf(node('', unreadable))).toEqual({ passed: 0, failed: 1 })
  })

  it('has failed when there is no such command', async () => {
    const absent: Stage = { name: 'absent', command: ['vexa-has-no-such-command'], count: asOne }
    expect(await countsOf(absent)).toEqual({ passed: 0, failed: 1 })
  })

  it('is heard, on both of its voices', async () => {
    const heard: Array<string> = []
    await runStage(node('console.log("out"); console.error("err")'), (text) => heard.push(String(text)))
    expect(heard.join('').split('\n').filter(Boolean).sort()).toEqual(['err', 'out'])
  })
})

describe('The floor', () => {
  const spoken = () => {
    const heard: Array<string> = []
    const { speaker } = floor((text) => heard.push(String(text)))
    return {
      speaker,
      words: () =>
        heard
          .join('')
          .replaceAll(/\n── (\w+) ─+\n/g, ' $1: ')
          .trim(),
    }
  }

  it('belongs to one after the other, in the order of their announcement', () => {
    const { speaker, words } = spoken()
    const [first, second] = [speaker('first'), speaker('second')]
    second.say('b')
    first.say('a')
    expect(words()).toBe('first: a')
    first.end()
    second.say('c')
    second.end()
    expect(words()).toBe('first: a second: bc')
  })

  it('is not held up by who ended early', () => {
    const { speaker, words } = spoken()
    const [first, second, third] = [speaker('first'), speaker('second'), speaker('third')]
    third.say('c')
    third.end()
    second.end()
    first.end()
    expect(words()).toBe('first:  second:  third: c')
  })
})
