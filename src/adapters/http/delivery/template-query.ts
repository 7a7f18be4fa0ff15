import type { TemplateSearch } from '../../../application/delivery/search-templates.ts'

/** So many names narrow nothing down further. */
const mostNames = 50
const greatestPage = 1_000_000

/** Nothing that is stored has it, and PostgreSQL takes no text that has. */
const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** Names between commas, under any of the parameters by which one generation of n8n or another sends them. */
const namesIn = (query: URLSearchParams, ...parameters: ReadonlyArray<string>): ReadonlyArray<string> =>
  parameters
    .flatMap((parameter) => query.getAll(parameter))
    .flatMap((value) => value.split(','))
    .map((name) => withoutNul(name).trim())
    .filter((name) => name !== '')
    .slice(0, mostNames)

/** n8n's page may be fractional, when it was given pages of another size than it asked for. */
const pageIn = (query: URLSearchParams): number => {
  const page = Math.floor(Number(query.get('page') ?? 1))
  return page >= 1 && page <= greatestPage ? page : 1
}

/** What n8n asks for, however it asks: nothing is refused, and what makes no sense is left out. */
export const templateSearch = (query: URLSearchParams): TemplateSearch => ({
  text: withoutNul(query.get('search') ?? ''),
  categories: namesIn(query, 'category', 'categories', 'categories[]'),
  apps: namesIn(query, 'apps', 'apps[]', 'app', 'app[]'),
  nodes: namesIn(query, 'nodes', 'nodes[]'),
  every: query.get('combineWith')?.toLowerCase() === 'and',
  page: pageIn(query),
})
