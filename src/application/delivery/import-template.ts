import { templateNotFound, templatesAddressUnknown } from '../../domain/delivery/failures.ts'
import type { Template } from '../../domain/delivery/template.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Templates } from '../../ports/delivery/templates.ts'
import type { Visitor } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'
import { recordDownload, recording } from './record-download.ts'
import { type ReaderToken, readerNeeds, readerOf } from './template-reader.ts'

/** Who does not fetch only looks at what would come. */
type Input = Readonly<{ token: ReaderToken; number: number; visitor: Visitor; fetches: boolean }>

/** Gives an n8n the workflow of a template; of what a buyer owns this is a download like any other. */
export const importTemplate = useCase(
  'ImportTemplate',
  { ...readerNeeds, templates: Templates, ...recording },
  [templatesAddressUnknown, templateNotFound],
  (deps) => {
    const record = (userId: string | null, { address }: Visitor, { entitlementId, versionId }: Template) =>
      userId === null || entitlementId === null
        ? TE.right(undefined)
        : recordDownload(deps)({ userId, address, entitlementId, versionId })
    return ({ token, number, visitor, fetches }: Input) =>
      pipe(
        readerOf(deps)(token),
        TE.bindTo('reader'),
        TE.bindW('template', ({ reader }) =>
          pipe(deps.templates.one(reader, number), TE.flatMap(TE.fromOption(() => templateNotFound({})))),
        ),
        TE.tap(({ reader, template }) => (fetches ? record(reader, visitor, template) : TE.right(undefined))),
        TE.map(({ template }) => template),
      )
  },
)
