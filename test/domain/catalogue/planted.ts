import { aNode, aWorkflow, inARow } from './documents.ts'

/** A generator of its own for every plant, so that no two are alike and every run plants the same. */
const drawing = (seed: number) => {
  let state = (seed * 7_919 + 104_729) % 2_147_483_647
  const of = (alphabet: string) => (length: number) =>
    Array.from({ length }, () => {
      state = (state * 48_271) % 2_147_483_647
      return alphabet[state % alphabet.length] ?? ''
    }).join('')
  const digits = '0123456789'
  const lower = 'abcdefghijklmnopqrstuvwxyz'
  return {
    hex: of(`${digits}abcdef`),
    alnum: of(`${digits}${lower}${lower.toUpperCase()}`),
    upper: of(`${digits}${lower.toUpperCase()}`),
    digits: of(digits.slice(1)),
  }
}
type Drawing = ReturnType<typeof drawing>

/** Twenty kinds of secret, put together from parts, so that nobody's scanner takes this file for a leak. */
export const kinds: Readonly<Record<string, (draw: Drawing) => string>> = {
  openai_key: ({ alnum }) => `sk-proj-${alnum(74)}`,
  anthropic_key: ({ alnum }) => `sk-ant-api03-${alnum(86)}-${alnum(6)}AA`,
  groq_key: ({ alnum }) => `gsk_${alnum(52)}`,
  aws_access_key: ({ upper }) => `AKIA${upper(16)}`,
  google_api_key: ({ alnum }) => `AIza${alnum(35)}`,
  github_token: ({ alnum }) => `ghp_${alnum(36)}`,
  gitlab_token: ({ alnum }) => `glpat-${alnum(20)}`,
  slack_token: ({ digits, alnum }) => `xoxb-${digits(12)}-${digits(13)}-${alnum(24)}`,
  slack_webhook: ({ upper, alnum }) => `https://hooks.slack.com/services/T${upper(9)}/B${upper(10)}/${alnum(24)}`,
  discord_webhook: ({ digits, alnum }) => `https://discord.com/api/webhooks/${digits(18)}/${alnum(68)}`,
  telegram_bot_token: ({ digits, alnum }) => `${digits(10)}:AA${alnum(33)}`,
  stripe_key: ({ alnum }) => `sk_live_${alnum(24)}`,
  paystack_key: ({ hex }) => `sk_live_${hex(40)}`,
  sendgrid_key: ({ alnum }) => `SG.${alnum(22)}.${alnum(43)}`,
  airtable_token: ({ alnum, hex }) => `pat${alnum(14)}.${hex(64)}`,
  notion_token: ({ alnum }) => `ntn_${alnum(46)}`,
  jwt: ({ alnum }) => `eyJ${alnum(33)}.eyJ${alnum(90)}.${alnum(43)}`,
  bearer_token: ({ alnum }) => `Bearer ${alnum(40)}`,
  url_userinfo: ({ alnum }) => `postgres://shop:${alnum(14)}@db.shop.internal:5432/shop`,
  private_key: ({ alnum }) => {
    const [begin, end] = ['BEGIN', 'END'].map((word) => `${'-'.repeat(5)}${word} PRIVATE KEY${'-'.repeat(5)}`)
    return `${begin}\n${alnum(64)}\n${alnum(64)}\n${end}\n`
  },
}

/** Where people leave them: a workflow with the text somewhere, and the pointer to it. */
export const places: Readonly<Record<string, (text: string) => Readonly<{ uploaded: object; pointer: string }>>> = {
  'a parameter': (text) => ({
    uploaded: inARow(aNode('webhook'), aNode('httpRequest', { parameters: { options: { extra: text } } })),
    pointer: '/document/nodes/1/parameters/options/extra',
  }),
  'a header': (text) => ({
    uploaded: inARow(
      aNode('httpRequest', {
        parameters: { headerParameters: { parameters: [{ name: 'Authorization', value: text }] } },
      }),
    ),
    pointer: '/document/nodes/0/parameters/headerParameters/parameters/0/value',
  }),
  'a JSON body': (text) => ({
    uploaded: inARow(aNode('httpRequest', { parameters: { jsonBody: JSON.stringify({ to: 'x', with: text }) } })),
    pointer: '/document/nodes/0/parameters/jsonBody',
  }),
  JavaScript: (text) => ({
    uploaded: inARow(aNode('code', { parameters: { jsCode: `const it = ${JSON.stringify(text)};\nreturn items;` } })),
    pointer: '/document/nodes/0/parameters/jsCode',
  }),
  Python: (text) => ({
    uploaded: inARow(
      aNode('code', { parameters: { language: 'python', pythonCode: `it = """${text}"""\nreturn _input.all()` } }),
    ),
    pointer: '/document/nodes/0/parameters/pythonCode',
  }),
  'an expression': (text) => ({
    uploaded: inARow(aNode('set', { parameters: { value: `={{ $json.ok ? ${JSON.stringify(text)} : "" }}` } })),
    pointer: '/document/nodes/0/parameters/value',
  }),
  'a field that is set': (text) => ({
    uploaded: inARow(
      aNode('set', {
        parameters: { assignments: { assignments: [{ id: '1', name: 'config', type: 'string', value: text }] } },
      }),
    ),
    pointer: '/document/nodes/0/parameters/assignments/assignments/0/value',
  }),
  'a sticky note': (text) => ({
    uploaded: inARow(
      aNode('stickyNote', { parameters: { content: `## How to use\n\nPut this in:\n\n${text}\n\nDone.` } }),
    ),
    pointer: '/document/nodes/0/parameters/content',
  }),
  'pinned data': (text) => ({
    uploaded: aWorkflow({ pinData: { Webhook: [{ json: { headers: { host: 'x' }, body: { deep: [text] } } }] } }),
    pointer: '/document/pinData/Webhook/0/json/body/deep/0',
  }),
  'static data': (text) => ({
    uploaded: aWorkflow({ staticData: { 'node:Webhook': { last: text } } }),
    pointer: '/document/staticData/node:Webhook/last',
  }),
}

/** Two hundred: every kind in every place. */
export const plants = Object.entries(kinds).flatMap(([kind, make], kindIndex) =>
  Object.entries(places).map(([place, plant], placeIndex) => {
    const secret = make(drawing(1 + kindIndex * 100 + placeIndex))
    return { kind, place, secret, ...plant(secret) }
  }),
)
