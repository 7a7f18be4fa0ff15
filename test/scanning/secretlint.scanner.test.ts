import { performance } from 'node:perf_hooks'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretlintScanner } from '../../src/adapters/scanning/secretlint.scanner.ts'
import { isTaken, scannedKinds } from '../../src/adapters/scanning/secretlint-kinds.ts'
import { withoutSecrets } from '../../src/domain/catalogue/secrets/find-secrets.ts'
import { scannedSecrets, textsOf } from '../../src/domain/catalogue/secrets/scanned-secrets.ts'
import { secretRules } from '../../src/domain/catalogue/secrets/secret-rules.ts'
import { alnum, hex, numeral } from '../../src/domain/catalogue/secrets/specimens.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import { aNode, documentOf, inARow } from '../domain/catalogue/documents.ts'
import { kinds as plantedKinds, plants } from '../domain/catalogue/planted.ts'

const scanner = secretlintScanner()
const scanned = async (...texts: ReadonlyArray<string>) => {
  const found = await scanner.scan(texts)()
  if (E.isLeft(found)) throw new Error('the scanner is not available')
  return found.right
}

const armour = (word: string) => `${'-'.repeat(5)}${word} RSA PRIVATE KEY${'-'.repeat(5)}`
/** What 1Password writes into a service account's token. */
const serviceAccount = btoa(
  JSON.stringify({
    email: 'a@1passwordserviceaccounts.com',
    muk: { k: alnum(43) },
    secretKey: alnum(40),
    userAuth: {},
  }),
)
const letters = alnum(80).replace(/\d/g, 'q')

/** One for each kind, put together from parts, so that nobody's scanner takes this file for a leak. */
const specimens: Readonly<Record<string, string>> = {
  onepassword_token: `ops_${serviceAccount}`,
  anthropic_key: `sk-ant-api03-${alnum(92)}AA`,
  aws_access_key: `AWS_SECRET_ACCESS_KEY=${alnum(40)}`,
  cloudflare_token: `cfut_${alnum(40)}${hex(8)}`,
  databricks_token: `dapi${hex(32)}`,
  docker_token: `dckr_pat_${alnum(27)}`,
  figma_token: `figd_${alnum(40)}`,
  github_token: `ghp_${alnum(36)}`,
  gitlab_token: `glpat-${alnum(20)}`,
  grafana_token: `glsa_${alnum(32)}_${hex(8)}`,
  groq_key: `gsk_${alnum(52)}`,
  vault_token: `hvs.${alnum(95)}`,
  huggingface_token: `hf_${letters.slice(0, 34)}`,
  linear_key: `lin_api_${alnum(40)}`,
  notion_token: `ntn_${numeral(11)}${alnum(35)}`,
  npm_token: `//packages.example/:_authToken=npm_${alnum(36)}`,
  openai_key: `sk-${alnum(20)}T3BlbkFJ${alnum(20)}`,
  private_key: `${armour('BEGIN')}\nMIIE${alnum(200)}\n${armour('END')}`,
  sendgrid_key: `SG.${alnum(22)}.${alnum(43)}`,
  shopify_token: `shpat_${hex(32)}`,
  slack_token: `xoxb-${numeral(12)}-${numeral(12)}-${alnum(24)}`,
  slack_webhook: `https://hooks.slack.com/services/T${alnum(9)}/B${alnum(9)}/${alnum(24)}`,
  stripe_key: `sk_live_${alnum(24)}`,
  tailscale_key: `tskey-auth-${alnum(12)}-${alnum(32)}`,
  url_userinfo: `postgres://shop:${alnum(14)}@db.internal:5432/shop`,
  vercel_token: `vcp_${alnum(40)}`,
}

describe('The scanner', () => {
  it.each(Object.entries(specimens))('finds %s, where it stands', async (kind, secret) => {
    const found = await scanned('nothing here', `see ${secret} there`, 'nor here')
    expect(found.map((each) => [each.text, each.kind])).toContainEqual([1, kind])
    for (const { start, end } of found) expect(`see ${secret} there`.slice(start, end)).not.toMatch(/^see|there$/)
    expect(JSON.stringify(found)).not.toContain(alnum(20))
  })

  it('has a specimen of every kind, and calls each as our own rules do', () => {
    expect(Object.keys(specimens).toSorted()).toEqual([...new Set(scannedKinds.map(({ kind }) => kind))].toSorted())
    const ours = new Map(secretRules.map(({ id, label }) => [id, label]))
    for (const { kind, label } of scannedKinds) expect(ours.get(kind) ?? label).toBe(label)
  })

  it('runs all rules of the preset but those that are left out', () => {
    const names = rules.map(({ meta }) => meta.id.replace('@secretlint/secretlint-rule-', ''))
    expect(names.filter((name) => !isTaken(`@secretlint/secretlint-rule-${name}`))).toEqual(['gcp', 'filter-comments'])
    expect(names).toHaveLength(28)
  })

  it('is not turned off by what a text says', async () => {
    const secret = specimens['github_token'] ?? ''
    const hidden = ['// secretlint-disable', `/* secretlint-disable */ ${secret} // secretlint-disable-line`]
    expect((await scanned(...hidden)).map(({ text, kind }) => `${text} ${kind}`)).toEqual(['1 github_token'])
  })

  it('finds nothing that goes from one text into the next', async () => {
    const [begin, rest] = [`${armour('BEGIN')}\nMIIE${alnum(120)}`, `${alnum(80)}\n${armour('END')}`]
    expect(await scanned(begin, rest)).toEqual([])
    expect(await scanned(`${begin}\n\n${rest}`)).toHaveLength(1)
  })

  it.each([0, 31_000, 32_760, 40_000, 92_000])(
    'finds one that stands after %i other characters of a long text',
    async (before) => {
      const secret = specimens['databricks_token'] ?? ''
      const text = `${'a '.repeat(before / 2)}${secret}${' b'.repeat(30_000)}`
      const found = await scanned('x', text, 'y')
      expect(new Set(found.map((each) => `${each.text} ${text.slice(each.start, each.end)}`))).toEqual(
        new Set([`1 ${secret}`]),
      )
    },
  )

  it('stops soon after the first hundred, for thousands would cost their square', async () => {
    const many = Array.from({ length: 6_000 }, (_, index) => `dapi${index.toString(16).padStart(32, hex(32))}`)
    const found = await scanned(...many)
    expect(found.length).toBeGreaterThanOrEqual(100)
    expect(found.length).toBeLessThan(1_000)
  })

  it('keeps nothing of what it did', async () => {
    await scanned('x')
    expect(performance.getEntriesByType('mark')).toEqual([])
  })

  it('answers whatever the texts are, with places inside them', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...Object.values(specimens), '\n', '://', '-----'),
    )
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 6 }), async (texts) => {
        for (const each of await scanned(...texts)) {
          expect(each.start).toBeLessThan(each.end)
          expect(each.end).toBeLessThanOrEqual(texts[each.text]?.length ?? -1)
        }
      }),
    )
  })
})

const withText = (text: string) => documentOf(inARow(aNode('webhook'), aNode('set', { parameters: { a: [text] } })))
const refused = async (text: string) => {
  const document = withText(text)
  return withoutSecrets(await scanned(...textsOf(document)))(document)
}

describe('What the scanner finds in a workflow', () => {
  it('refuses it by place and kind, never by value, where our own rules know no such thing', async () => {
    const secret = specimens['databricks_token'] ?? ''
    expect(E.isRight(withoutSecrets([])(withText(secret)))).toBe(true)
    const refusal = await refused(`= {{ "${secret}" }}`)
    expect(refusal).toMatchObject(
      E.left({
        _tag: 'SecretsFound',
        issues: [{ pointer: '/document/nodes/1/parameters/a/0', code: 'databricks_token' }],
      }),
    )
    expect(JSON.stringify(refusal)).not.toContain(secret)
  })

  it('is told once where our own rules found it too', async () => {
    const refusal = await refused(specimens['stripe_key'] ?? '')
    expect(E.isLeft(refusal) ? refusal.left.issues : []).toHaveLength(1)
  })

  it.each(secretRules.flatMap(({ id, counterExamples }) => counterExamples.map((text) => [id, text] as const)))(
    'is no placeholder and no expression: %s %j',
    async (_, text) => expect(E.isRight(await refused(text))).toBe(true),
  )

  it.each([
    'postgres://{{ $json.user }}:{{ $json.password }}@db.internal/shop',
    'postgres://shop:yourpassword@db.internal/shop',
    'mongodb+srv://shop:<password>@cluster0.mongodb.net/shop',
    'vcp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  ])('is not %s', async (text) => expect(E.isRight(await refused(text))).toBe(true))

  it('is half of what is planted, all of which our own rules find', async () => {
    const found = await Promise.all(
      plants.map(async ({ uploaded, pointer }) => {
        const document = documentOf(uploaded)
        return scannedSecrets(document, await scanned(...textsOf(document))).some((each) => each.pointer === pointer)
      }),
    )
    expect(Object.keys(plantedKinds)).toHaveLength(20)
    expect(found.filter(Boolean)).toHaveLength(100)
  })
})
