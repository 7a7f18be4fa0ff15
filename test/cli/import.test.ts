import { execFile } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aNode, inARow } from '../domain/catalogue/documents.ts'
import { ask } from '../support/http.ts'
import { owner } from '../support/shop.ts'
import { type AtHand, atHand, key, root, sellable } from './at-hand.ts'

describe('Files that are put into the shop', () => {
  let at: AtHand
  beforeAll(async () => {
    at = await atHand()
  })
  afterAll(() => at?.close())

  describe('import', () => {
    const titles = async (): Promise<ReadonlyArray<string>> =>
      (await ask(at.shop.url, '/api/workflows?limit=100')).json.items.map(({ title }: { title: string }) => title)

    it('puts a folder into the shop, says what it refused and why, and run again adds nothing', async () => {
      const path = await at.aFolder({
        'one.json': { ...sellable('One'), name: 'The first one' },
        'the-second_one.json': { ...sellable('Two'), name: undefined },
        'secret.json': inARow(aNode('set', { parameters: { x: key } })),
        'other.json': { flow: [{ module: 'http:Send' }], name: 'x' },
        'broken.json': '{',
        'ignored.txt': 'x',
      })
      const first = await at.vexa(['import', path, '--price', '250000', '--publish', '--category', 'sales'])
      expect(first.code).toBe(1)
      expect(first.out).toContain('5 files')
      expect(first.out).toContain('2 published')
      expect(first.out).toContain('3 refused')
      expect(first.out).toContain('secret.json — /document/nodes/0/parameters/x anthropic_key')
      expect(first.out + first.err).not.toContain(key)
      expect(first.out).toContain('other.json — /document is a blueprint of Make')
      expect(first.err.trim().split('\n')).toHaveLength(5)
      expect(first.err).toContain('2/5 one.json: published\n')
      expect(first.err).toContain('4/5 secret.json: refused, secrets or personal data in it\n')
      expect(await titles()).toEqual(expect.arrayContaining(['The first one', 'the second one']))

      const again = await at.vexa(['import', path, '--price', '250000', '--publish'])
      expect(again.out).toContain('2 there already')
      expect((await titles()).filter((title) => title === 'The first one')).toHaveLength(1)
    })

    it('goes on where it was killed', async () => {
      const path = await at.aFolder(
        Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.json`, sellable(`Killed ${index}`)])),
      )
      const before = (await at.shop.sql('select from workflows')).length
      const child = execFile(process.execPath, ['src/vexa.ts', 'import', path, '--price', '0'], {
        cwd: root,
        env: at.environment(),
      })
      while ((await at.shop.sql('select from workflows')).length < before + 3)
        await new Promise((turn) => setTimeout(turn, 5))
      child.kill('SIGKILL')
      await new Promise((closed) => child.once('close', closed))
      const rest = await at.vexa(['import', path, '--price', '0'])
      expect(rest.code).toBe(0)
      expect(rest.out).toMatch(/there already/)
      expect(await at.shop.sql('select from workflows')).toHaveLength(before + 30)
    })

    it('keeps drafts unless it is told to publish, under the operator who is named', async () => {
      const path = await at.aFolder({ 'draft.json': { ...sellable('Draft'), name: 'Only a draft' } })
      expect((await at.vexa(['import', path, '--price', '0'])).out).toContain('1 kept as drafts')
      expect(await titles()).not.toContain('Only a draft')
      const [audited] = await at.shop.sql(
        `select a.action, d.email from audit_log a join admins d on d.id::text = a.actor order by a.at desc limit 1`,
      )
      expect(audited).toEqual({ action: 'workflow.upload', email: owner.email })
    })

    it('only tells what it would do when it is a dry run', async () => {
      const path = await at.aFolder({ 'dry.json': sellable('Dry') })
      const before = await at.shop.sql('select from workflows')
      expect((await at.vexa(['import', path, '--price', '0', '--dry-run'])).out).toContain('1 would be taken')
      expect(await at.shop.sql('select from workflows')).toHaveLength(before.length)
    })

    it.each([
      [['--publish'], 64, '--price is missing'],
      [['--price', '2500.00'], 64, 'whole number'],
      [['--price', '1', '--currency', 'EUR'], 64, '--currency'],
      [['--price', '1', '--licence', 'gpl'], 64, '--licence'],
      [['--price', '1', '--category', 'Not A Slug'], 64, '--category'],
      [['--price', '0', '--as', 'nobody@shop.test'], 67, 'no active operator'],
    ])('refuses %j', async (options, code, words) => {
      const ran = await at.vexa(['import', await at.aFolder({ 'a.json': sellable('A') }), ...options])
      expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(words)])
    })

    it('says when there is no such folder', async () => {
      expect((await at.vexa(['import', '/nowhere', '--price', '0'])).code).toBe(66)
    })
  })
})
