import { templatesAddressUnknown } from '../../domain/delivery/failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { useCase } from '../kernel/use-case.ts'
import { type ReaderToken, readerNeeds, readerOf } from './template-reader.ts'

/** Tells an n8n whether there are templates at its address. */
export const openTemplates = useCase(
  'OpenTemplates',
  readerNeeds,
  [templatesAddressUnknown],
  (deps) =>
    ({ token }: Readonly<{ token: ReaderToken }>) =>
      pipe(
        readerOf(deps)(token),
        TE.map(() => undefined),
      ),
)
