import type { Category } from '../../../domain/catalogue/category.ts'
import { offeredVersion, type Workflow } from '../../../domain/catalogue/workflow.ts'
import type { WorkflowVersion } from '../../../domain/catalogue/workflow-version.ts'
import { type Entitlement, statusOf } from '../../../domain/delivery/entitlement.ts'
import type { Template, TemplateCard, TemplateCategory } from '../../../domain/delivery/template.ts'
import { O } from '../../../domain/kernel/fp.ts'
import { isFree } from '../../../domain/kernel/money.ts'
import type { TemplateFilters, Templates } from '../../../ports/delivery/templates.ts'
import { categories, categoryNumbers } from '../catalogue/categories.memory.ts'
import { hasWords } from '../catalogue/matches.memory.ts'
import { contentsOf } from '../catalogue/views.memory.ts'
import { workflowNumbers, workflows } from '../catalogue/workflows.memory.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { entitlements } from './entitlements.memory.ts'

/** An item that somebody is shown, in the version that they would get, with their right to it if they have one. */
type Shown = Readonly<{ workflow: Workflow; version: WorkflowVersion; entitlement: Entitlement | null }>

const addedAt = ({ publishedAt, createdAt }: Workflow): Date => publishedAt ?? createdAt

const newestFirst = ({ workflow: a }: Shown, { workflow: b }: Shown): number =>
  addedAt(b).getTime() - addedAt(a).getTime() || (a.id < b.id ? 1 : -1)

const has = (own: ReadonlyArray<string>, asked: ReadonlyArray<string> | null, every: boolean): boolean => {
  if (asked === null) return true
  return every ? asked.every((each) => own.includes(each)) : asked.some((each) => own.includes(each))
}

const passes =
  (
    hasAllWords: (workflow: Workflow) => boolean,
    { categories: slugs, integrations, nodeTypes, every }: TemplateFilters,
  ) =>
  ({ workflow, version: { facts } }: Shown): boolean =>
    hasAllWords(workflow) &&
    has(workflow.categories, slugs, false) &&
    has(facts.integrations, integrations, every) &&
    has(facts.nodeTypes, nodeTypes, every)

const before = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
const byName = (a: TemplateCategory, b: TemplateCategory): number => before(a.name, b.name) || before(a.slug, b.slug)

export const memoryTemplates = (memory: Memory): Templates => {
  const rightTo = (userId: string | null, workflow: Workflow): Entitlement | null =>
    [...entitlements.committed(memory).values()].find(
      (each) => each.userId === userId && each.workflowId === workflow.id && statusOf(each) === 'active',
    ) ?? null
  const shownTo = (userId: string | null): ReadonlyArray<Shown> =>
    [...workflows.committed(memory).values()].flatMap((workflow) => {
      const version = offeredVersion(workflow)
      const entitlement = rightTo(userId, workflow)
      const isAnyones = workflow.status === 'published' && isFree(workflow.price)
      const isTheirs = entitlement !== null && workflow.status !== 'removed'
      return version !== null && (isAnyones || isTheirs) ? [{ workflow, version, entitlement }] : []
    })
  const numberOf = ({ id }: Workflow): number => workflowNumbers.committed(memory).get(id) ?? 0
  const toCategory = ({ slug, name }: Category): TemplateCategory => ({
    number: categoryNumbers.committed(memory).get(slug) ?? 0,
    slug,
    name,
  })
  const categoriesOf = (slugs: ReadonlyArray<string>): ReadonlyArray<TemplateCategory> =>
    [...categories.committed(memory).values()]
      .filter(({ slug }) => slugs.includes(slug))
      .map(toCategory)
      .toSorted(byName)
  const toCard = ({ workflow, version }: Shown): TemplateCard => ({
    number: numberOf(workflow),
    title: workflow.title,
    summary: workflow.summary,
    addedAt: addedAt(workflow),
    nodeTypes: contentsOf(memory, version).report.nodeTypes,
  })
  const toTemplate = (shown: Shown): Template => ({
    ...toCard(shown),
    description: shown.workflow.description,
    categories: categoriesOf(shown.workflow.categories),
    versionId: shown.version.id,
    sold: new TextDecoder().decode(contentsOf(memory, shown.version).sold),
    entitlementId: shown.entitlement?.id ?? null,
  })
  return {
    search: (userId, { filters, skip, limit }) =>
      done(() => {
        const hasAllWords = hasWords([...workflows.committed(memory).values()], filters.words)
        const found = shownTo(userId).filter(passes(hasAllWords, filters)).toSorted(newestFirst)
        return { total: found.length, items: found.slice(skip, skip + limit).map(toCard) }
      }),
    categories: (userId) => done(() => categoriesOf(shownTo(userId).flatMap(({ workflow }) => workflow.categories))),
    one: (userId, number) =>
      done(() => {
        const found = shownTo(userId).find(({ workflow }) => numberOf(workflow) === number)
        return found === undefined ? O.none : O.some(toTemplate(found))
      }),
  }
}
