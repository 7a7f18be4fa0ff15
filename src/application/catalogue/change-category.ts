import type { Category } from '../../domain/catalogue/category.ts'
import { categoryExists, categoryNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Categories } from '../../ports/catalogue/categories.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ slug: string; to: Partial<Category>; operator: Operator }>

/** Renames a category, on all workflows that have it. */
export const changeCategory = useCase(
  'ChangeCategory',
  { categories: Categories, audit: AuditLog, transact: Transact },
  [categoryNotFound, categoryExists],
  ({ categories, audit, transact }) =>
    ({ slug, to, operator }: Input) =>
      pipe(
        transact((tx) =>
          pipe(
            categories.change(tx)(slug, to),
            TE.filterOrElseW(
              (outcome) => outcome !== 'missing',
              () => categoryNotFound({}),
            ),
            TE.filterOrElseW(
              (outcome) => outcome !== 'exists',
              () => categoryExists({}),
            ),
            TE.flatMap(() =>
              audit.append(tx)({ actor: operator.adminId, action: 'category.change', subject: slug, facts: { to } }),
            ),
          ),
        ),
        TE.flatMap(() => categories.find(to.slug ?? slug)),
        TE.flatMap(TE.fromNullable(categoryNotFound({}))),
      ),
)
