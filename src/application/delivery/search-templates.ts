import { integrationNamed } from '../../domain/catalogue/integrations.ts'
import { wordsOf } from '../../domain/catalogue/words-of.ts'
import { templatesAddressUnknown } from '../../domain/delivery/failures.ts'
import { type TemplateCategory, templateCategoryName, templatesOnPage } from '../../domain/delivery/template.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { type TemplateFilters, Templates } from '../../ports/delivery/templates.ts'
import { TemplatesHost } from '../../ports/delivery/templates-host.ts'
import { useCase } from '../kernel/use-case.ts'
import { type ReaderToken, readerNeeds, readerOf } from './template-reader.ts'

/**
 * What an n8n looks for: a text, categories and apps by name, nodes by type; empty lists leave everything. `every` asks
 * for all of the apps and nodes. `page` counts from 1.
 */
export type TemplateSearch = Readonly<{
  text: string
  categories: ReadonlyArray<string>
  apps: ReadonlyArray<string>
  nodes: ReadonlyArray<string>
  every: boolean
  page: number
}>

const orNull = <A>(list: ReadonlyArray<A>): ReadonlyArray<A> | null => (list.length === 0 ? null : list)

/** The slugs of these names; a name that nothing has leads to nothing. */
const slugsOf = (known: ReadonlyArray<TemplateCategory>, names: ReadonlyArray<string>): ReadonlyArray<string> =>
  known.filter(({ name }) => names.includes(templateCategoryName(name))).map(({ slug }) => slug)

const filtersOf = (
  { text, categories, apps, nodes, every }: TemplateSearch,
  known: ReadonlyArray<TemplateCategory>,
): TemplateFilters => ({
  words: wordsOf(text),
  categories: categories.length === 0 ? null : slugsOf(known, categories),
  integrations: orNull(apps.map(integrationNamed)),
  nodeTypes: orNull(nodes),
  every,
})

/** A page of the templates that an n8n is shown, and how many there are. */
export const searchTemplates = useCase(
  'SearchTemplates',
  { ...readerNeeds, templates: Templates, host: TemplatesHost },
  [templatesAddressUnknown],
  (deps) =>
    ({ token, search }: Readonly<{ token: ReaderToken; search: TemplateSearch }>) =>
      pipe(
        readerOf(deps)(token),
        TE.bindTo('reader'),
        TE.bindW('known', ({ reader }) =>
          search.categories.length === 0 ? TE.right([]) : deps.templates.categories(reader),
        ),
        TE.flatMap(({ reader, known }) =>
          deps.templates.search(reader, {
            filters: filtersOf(search, known),
            skip: (search.page - 1) * templatesOnPage,
            limit: templatesOnPage,
          }),
        ),
        TE.map((found) => ({ ...found, author: deps.host.name })),
      ),
)
