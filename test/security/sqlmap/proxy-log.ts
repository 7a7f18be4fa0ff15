import { exampleOf } from '../../support/openapi/example.ts'
import { type Operation, pathWith } from '../../support/openapi/operations.ts'

/** One request of which every part is to be tried. */
export type Target = Readonly<{ url: string; request: string }>

const line = '='.repeat(54)

/** A log as a proxy keeps it, which sqlmap reads its targets from. */
export const proxyLog = (targets: ReadonlyArray<Target>): string =>
  targets
    .map(({ url, request }) => `${line}\n12:00:00 AM  ${url}  [127.0.0.1]\n${line}\n${request}\n${line}\n\n\n`)
    .join('')

/** An operation with everything that it can be asked; a star marks what of a path is tried. */
export const targetOf = (
  url: string,
  operation: Operation,
  headers: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Target => {
  const [path = ''] = pathWith(operation, values).split('?')
  const starred = operation.path.includes('{') ? `${path}*` : path
  const query = operation.parameters
    .filter((each) => each.in === 'query' && each.name !== 'cursor')
    .map(({ name, schema }) => `${encodeURIComponent(name)}=${encodeURIComponent(String(exampleOf(schema)))}`)
  const body = operation.body === null ? '' : JSON.stringify(exampleOf(operation.body, true))
  const typed = body === '' ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(body.length) }
  const lines = Object.entries({ Host: new URL(url).host, ...headers, ...typed }).map((each) => each.join(': '))
  const first = `${operation.method} ${starred}${query.length === 0 ? '' : `?${query.join('&')}`} HTTP/1.1`
  return { url, request: [first, ...lines, '', body].join('\n') }
}
