import { describe, expect, it } from 'vitest'
import { graveParts } from '../../scripts/suite/audit-report.ts'
import { E } from '../../src/domain/kernel/fp.ts'

const report = (severities: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      Object.entries(severities).map(([name, severity]) => [name, { name, severity }]),
    ),
  })

describe('what npm audit says', () => {
  it('names the parts with an advisory that is high or worse, and no others', () =>
    expect(graveParts(report({ a: 'low', b: 'high', c: 'moderate', d: 'critical' }))).toEqual(E.right(['b', 'd'])))

  it('is good when there is none', () => expect(graveParts(report({}))).toEqual(E.right([])))

  it.each([
    [
      JSON.stringify({ message: '405 Method Not Allowed', method: 'POST', statusCode: 405 }),
      /does not answer audits \(405\)/,
    ],
    ['', /says nothing/],
    ['npm error', /says nothing/],
  ])('is no report where the registry refuses: %s', (text, why) => {
    const found = graveParts(text)
    expect(E.isLeft(found) ? found.left : '').toMatch(why)
  })
})
