import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSecrets, withoutSecrets } from '../../../src/domain/catalogue/secrets/find-secrets.ts'
import { personalRules } from '../../../src/domain/catalogue/secrets/personal-data.ts'
import { E } from '../../../src/domain/kernel/fp.ts'
import { aNode, aWorkflow, documentOf, inARow } from './documents.ts'

const pinned = (value: unknown) => documentOf(aWorkflow({ pinData: { Webhook: [{ json: { body: value } }] } }))
const kindsIn = (value: unknown) => findSecrets(pinned(value)).map(({ pointer, kind }) => `${pointer} ${kind}`)
const place = '/document/pinData/Webhook/0/json/body'

describe.each(personalRules.map((rule) => [rule.id, rule] as const))(
  'Pinned data with %s',
  (id, { examples, counterExamples }) => {
    it.each([...examples])('is refused: %s', (example) => {
      expect(kindsIn(example)).toEqual([`${place} ${id}`])
      expect(kindsIn(`He wrote: ${example} (today)`)).toEqual([`${place} ${id}`])
    })

    it.each([...counterExamples])('is not: %s', (example) => expect(kindsIn(example)).toEqual([]))
  },
)

describe('Personal data', () => {
  const mail = 'ada.lovelace@analytical-engines.org'

  it('is looked for in what was pinned alone: an author may sign a note', () => {
    expect(findSecrets(documentOf(inARow(aNode('stickyNote', { parameters: { content: `By ${mail}` } }))))).toEqual([])
  })

  it('is told by its place and kind and how to be rid of it, never by itself', () => {
    const refusal = withoutSecrets([])(pinned({ from: [{ address: mail }] }))
    expect(refusal).toMatchObject(
      E.left({
        issues: [
          {
            pointer: `${place}/from/0/address`,
            code: 'personal_email',
            message: expect.stringContaining('unpin the data'),
          },
        ],
      }),
    )
    expect(JSON.stringify(refusal)).not.toContain('lovelace')
  })

  it('is named twenty times at most', () => {
    expect(findSecrets(pinned(Array.from({ length: 50 }, () => mail)))).toHaveLength(20)
  })

  it('is told from ids, times, prices and versions', () => {
    for (const value of [
      '2024-05-17T08:30:00.000+02:00',
      '01890a5d-ac96-774b-bcce-b302099a8057',
      '1716998400000',
      '12,345.67',
      'v1.2.3+build.20240501',
      'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'https://shop.example/?a=1&b=+2',
    ])
      expect(kindsIn(value), value).toEqual([])
  })

  it('costs no more than the length of what is pinned, whatever is there', () => {
    fc.assert(
      fc.property(fc.constantFrom('a@', '+1 ', '4539 ', 'DE89', 'a.b@c.', '1234', 'ab@cd.'), (part) => {
        const once = performance.now()
        kindsIn(part.repeat(5_000))
        const twice = performance.now()
        kindsIn(part.repeat(10_000))
        expect(performance.now() - twice).toBeLessThan(8 * (twice - once) + 50)
      }),
      { numRuns: 20 },
    )
  })
})
