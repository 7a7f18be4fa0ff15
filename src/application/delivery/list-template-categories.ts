import { templatesAddressUnknown } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Templates } from '../../ports/delivery/templates.ts'
import { useCase } from '../kernel/use-case.ts'
import { type ReaderToken, readerNeeds, readerOf } from './template-reader.ts'

/** The categories of the templates that an n8n is shown. */
export const listTemplateCategories = useCase(
  'ListTemplateCategories',
  { ...readerNeeds, templates: Templates },
  [templatesAddressUnknown],
  (deps) =>
    ({ token }: Readonly<{ token: ReaderToken }>) =>
      pipe(readerOf(deps)(token), TE.flatMap(deps.templates.categories)),
)
