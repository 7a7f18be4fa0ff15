import type { Dialect } from '../kernel/dialect.ts'

/** How n8n's editor wants to be answered by a host of templates: it shows `message`, and reads the status in `code`. */
export const n8nDialect: Dialect = {
  prefix: '/n8n/',
  tell: ({ status, detail }) => ({ message: detail, code: status }),
  mediaType: 'application/json',
  problemName: 'N8nProblem',
  problemSchema: {
    type: 'object',
    required: ['message', 'code'],
    properties: { message: { type: 'string' }, code: { type: 'integer', description: 'the status' } },
  },
  requestHeaders: 'n8n-version, content-type',
}
