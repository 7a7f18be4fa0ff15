import { Ajv } from 'ajv'

type Schema = Readonly<Record<string, unknown>>

const text = { type: 'string' }
const whole = { type: 'integer', minimum: 1 }
const object = (
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
})
const listOf = (items: Schema): Schema => ({ type: 'array', items })
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' }

/** What n8n reads of a host of templates, after its documentation (the JSON schema there, and what its editor touches). */
const category = object({ id: whole, name: { type: 'string', pattern: '^[^,]+$' } })
const nodeInfo = object({
  id: whole,
  icon: text,
  name: text,
  codex: object({ data: object({ categories: listOf(text) }) }),
  group: { type: 'string', pattern: '^\\[".+"\\]$' },
  defaults: object({ name: text }),
  iconData: object({ type: { enum: ['file', 'icon'] } }, { icon: text, fileBuffer: text }),
  displayName: text,
  typeVersion: { type: 'number' },
})
const item = {
  id: whole,
  name: text,
  totalViews: { type: 'integer', minimum: 0 },
  createdAt: time,
  user: object({ username: { type: 'string', minLength: 1 }, verified: { type: 'boolean' } }),
  nodes: listOf(nodeInfo),
}
const node = object(
  {
    name: text,
    type: text,
    typeVersion: { type: 'number' },
    position: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
    parameters: { type: 'object' },
  },
  {
    credentials: {
      type: 'object',
      additionalProperties: { anyOf: [text, object({ id: text, name: text })] },
    },
  },
)
const workflow = object({ nodes: listOf(node), connections: { type: 'object' } }, { settings: { type: 'object' } })

const shapes = {
  health: { type: 'object' },
  categories: object({ categories: listOf(category) }),
  collections: object({ collections: listOf(object({ id: whole, name: text })) }),
  search: object({
    totalWorkflows: { type: 'integer', minimum: 0 },
    workflows: { ...listOf(object(item)), maxItems: 20 },
    filters: { type: 'array' },
  }),
  detail: object({
    workflow: object({
      ...item,
      description: { type: ['string', 'null'] },
      image: listOf(object({ id: whole, url: text })),
      categories: listOf(category),
      workflow,
      workflowInfo: object({
        nodeCount: { type: 'integer' },
        nodeTypes: { type: 'object', additionalProperties: object({ count: whole }) },
      }),
    }),
  }),
  import: object({ id: whole, name: text, workflow }),
  problem: { ...object({ message: { type: 'string', minLength: 1 }, code: { type: 'integer' } }), maxProperties: 2 },
} as const

const ajv = new Ajv({ allErrors: true, strict: false })

/** What is wrong with an answer for n8n; nothing of a right one. */
export const flawsOf = (shape: keyof typeof shapes, answer: unknown): ReadonlyArray<string> => {
  const check = ajv.compile(shapes[shape])
  return check(answer) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
