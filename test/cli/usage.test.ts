import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aNode, aWorkflow, inARow } from '../domain/catalogue/documents.ts'
import { type AtHand, atHand, key } from './at-hand.ts'

describe('The command line', () => {
  let at: AtHand
  beforeAll(async () => {
    at = await atHand()
  })
  afterAll(() => at?.close())

  describe('says how it is used', () => {
    it('as a whole, and of each command', async () => {
      const whole = await at.vexa(['--help'])
      expect(whole.code).toBe(0)
      for (const name of ['import', 'export', 'analyze', 'admin create', 'doctor']) {
        expect(whole.out).toContain(`  ${name}`)
        const one = await at.vexa([...name.split(' '), '--help'])
        expect([one.code, one.err]).toEqual([0, ''])
        expect(one.out).toContain(`Usage: npm run vexa -- ${name}`)
        expect(one.out).toContain('Examples:')
      }
    })

    it('and of all commands that begin alike', async () => {
      const { code, out } = await at.vexa(['admin', '--help'])
      expect(code).toBe(0)
      expect(out).toContain('  admin create')
      expect(out).not.toContain('  doctor')
    })

    it.each([
      [[], ''],
      [['imprt'], 'There is no command "imprt"'],
      [['analyze'], '<file> is missing'],
      [['analyze', 'a', 'b'], '"b" is one too many'],
      [['analyze', 'a', '--colour'], 'Unknown option'],
      [['import', 'x', '--price'], '--price'],
    ])('and what is wrong with %j in one line, with 64', async (args, words) => {
      const { code, out, err } = await at.vexa(args)
      expect(code).toBe(64)
      expect(out + err).toContain(words)
      if (words !== '') expect(err.trim().split('\n')).toHaveLength(1)
    })
  })

  describe('analyze', () => {
    it('tells a person what is in a file, without colours where nobody watches', async () => {
      const { code, out } = await at.vexa(['analyze', await at.file('good.json', aWorkflow())])
      expect([code, out.includes('\u001b')]).toEqual([0, false])
      expect(out).toContain('Risk: low')
      expect(out).toContain('integrations: slack')
    })

    it('tells a program the same as JSON', async () => {
      const { out } = await at.vexa([
        'analyze',
        await at.file('code.json', inARow(aNode('webhook'), aNode('code'))),
        '--json',
      ])
      expect(JSON.parse(out)).toMatchObject({ report: { risk: 'medium' }, requirements: { packages: [] } })
    })

    it.each([
      ['a secret', inARow(aNode('set', { parameters: { x: key } })), 65, '/document/nodes/0/parameters/x'],
      ['no workflow', { modules: [] }, 65, 'no n8n workflow'],
      ['no JSON', 'nonsense', 66, 'broken.json'],
    ])('refuses %s by place, never by value', async (_, content, code, words) => {
      const ran = await at.vexa(['analyze', await at.file('broken.json', content)])
      expect(ran.code).toBe(code)
      expect(ran.out + ran.err).toContain(words)
      expect(ran.out + ran.err).not.toContain(key)
    })

    it('needs no shop, as a process of its own', async () => {
      const path = await at.file('alone.json', aWorkflow())
      expect((await at.asProcess(['analyze', path], { DATABASE_URL: '', PAYSTACK_SECRET_KEY: '' })).code).toBe(0)
    })
  })
})
