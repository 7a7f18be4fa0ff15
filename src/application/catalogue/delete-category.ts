import { categoryNotFound } from '../../domain/catalogue/workflow-failures.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { Categories } from '../../ports/catalogue/categories.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ slug: string; operator: Operator }>

/** Deletes a category, and takes it off all workflows that have it. */
export const deleteCategory = useCase(
  'DeleteCategory',
  { categories: Categories, audit: AuditLog, transact: Transact },
  [categoryNotFound],
  ({ categories, audit, transact }) =>
    ({ slug, operator }: Input) =>
      transact((tx) =>
        pipe(
          categories.remove(tx)(slug),
          TE.filterOrElseW(
            (outcome) => outcome === 'removed',
            () => categoryNotFound({}),
          ),
          TE.flatMap(() =>
            audit.append(tx)({ actor: operator.adminId, action: 'category.delete', subject: slug, facts: {} }),
          ),
        ),
      ),
)
