import { templateNotFound, templatesAddressUnknown } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { useCase } from '../kernel/use-case.ts'
import { type ReaderToken, readerNeeds, readerOf } from './template-reader.ts'

/** A collection of templates, of which the shop has none. */
export const getTemplateCollection = useCase(
  'GetTemplateCollection',
  readerNeeds,
  [templatesAddressUnknown, templateNotFound],
  (deps) =>
    ({ token }: Readonly<{ token: ReaderToken }>) =>
      pipe(
        readerOf(deps)(token),
        TE.flatMap(() => TE.left(templateNotFound({}))),
      ),
)
