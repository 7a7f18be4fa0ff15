import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Books } from '../../ports/insight/books.ts'
import { Alerts } from '../../ports/kernel/alerts.ts'
import { useCase } from '../kernel/use-case.ts'

/** Looks whether everything that always holds does, and calls a person for each thing that does not. */
export const checkBooks = useCase(
  'CheckBooks',
  { books: Books, alerts: Alerts },
  [],
  ({ books, alerts }) =>
    (_: Readonly<Record<never, never>>) =>
      pipe(
        books.check,
        TE.map((checked) => checked.filter(({ rows }) => rows.length > 0)),
        TE.tap(
          TE.traverseSeqArray(({ invariant, rows }) =>
            alerts.raise('an invariant is broken', { invariant, rows: rows.length }),
          ),
        ),
        TE.map((broken) => broken.map(({ invariant }) => invariant)),
      ),
)
