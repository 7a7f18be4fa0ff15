import { templateNotFound, templatesAddressUnknown } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Templates } from '../../ports/delivery/templates.ts'
import { TemplatesHost } from '../../ports/delivery/templates-host.ts'
import { useCase } from '../kernel/use-case.ts'
import { type ReaderToken, readerNeeds, readerOf } from './template-reader.ts'

/** A template as an n8n shows it before it is imported; its workflow is drawn, and its credentials are asked for. */
export const getTemplate = useCase(
  'GetTemplate',
  { ...readerNeeds, templates: Templates, host: TemplatesHost },
  [templatesAddressUnknown, templateNotFound],
  (deps) =>
    ({ token, number }: Readonly<{ token: ReaderToken; number: number }>) =>
      pipe(
        readerOf(deps)(token),
        TE.flatMap((reader) => deps.templates.one(reader, number)),
        TE.flatMap(TE.fromOption(() => templateNotFound({}))),
        TE.map((template) => ({ template, author: deps.host.name })),
      ),
)
