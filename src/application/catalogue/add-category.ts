import { categoryNamed } from '../../domain/catalogue/category.ts'
import { categoryExists } from '../../domain/catalogue/workflow-failures.ts'
import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import { invalid } from '../../domain/kernel/invalid.ts'
import { at } from '../../domain/kernel/issue.ts'
import { Categories } from '../../ports/catalogue/categories.ts'
import { AuditLog } from '../../ports/kernel/audit-log.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import type { Operator } from '../kernel/caller.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ name: string; slug: string | null; operator: Operator }>

/** Makes a category, called after its name unless a slug is given. */
export const addCategory = useCase(
  'AddCategory',
  { categories: Categories, audit: AuditLog, transact: Transact },
  [categoryExists, invalid],
  ({ categories, audit, transact }) =>
    ({ name, slug: given, operator }: Input) => {
      const category = given === null ? categoryNamed(name) : E.right({ slug: given, name })
      if (E.isLeft(category)) return TE.left(invalid({ issues: [at('/slug')(category.left)] }))
      const { slug } = category.right
      return transact((tx) =>
        pipe(
          categories.add(tx)(category.right),
          TE.filterOrElseW(
            (outcome) => outcome === 'added',
            () => categoryExists({}),
          ),
          TE.flatMap(() =>
            audit.append(tx)({ actor: operator.adminId, action: 'category.add', subject: slug, facts: {} }),
          ),
          TE.map(() => ({ slug, name, count: 0 })),
        ),
      )
    },
)
