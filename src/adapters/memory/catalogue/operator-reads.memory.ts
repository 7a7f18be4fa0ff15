import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { OperatorCard, OperatorDetail } from '../../../domain/catalogue/workflow-views.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { OperatorReads } from '../../../ports/catalogue/operator-reads.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { newestFirst } from '../kernel/newest-first.ts'
import { hasWords } from './matches.memory.ts'
import { cardOf, contentsOf, shownOf, versionView } from './views.memory.ts'
import { workflows } from './workflows.memory.ts'

export const memoryOperatorReads = (memory: Memory): OperatorReads => {
  const find = (id: string) => O.fromNullable(workflows.committed(memory).get(id))
  const toCard = (workflow: Workflow): OperatorCard => {
    const { status, createdAt, updatedAt } = workflow
    return { ...cardOf(memory, workflow), status, createdAt, updatedAt }
  }
  const toDetail = (workflow: Workflow): OperatorDetail => {
    const { description, licence, rightsHeld, overriddenRules, revision } = workflow
    const shown = shownOf(workflow)
    const { requirements, report } = contentsOf(memory, shown)
    const newestFirst = workflow.versions.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    const versions = newestFirst.map((version) => versionView(memory, version))
    const said = { description, licence, rightsHeld, overriddenRules, revision, version: shown.version }
    return { ...toCard(workflow), ...said, requirements, report, versions }
  }
  return {
    list: ({ words, status }, page) =>
      done(() => {
        const all = [...workflows.committed(memory).values()]
        const found = all.filter(hasWords(all, words)).filter((each) => status === null || each.status === status)
        return newestFirst(found.map(toCard), page)
      }),
    one: (id) => done(() => pipe(find(id), O.map(toDetail))),
    source: (id, number) =>
      done(() =>
        pipe(
          find(id),
          O.flatMap(({ slug, versions }) =>
            pipe(
              O.fromNullable(versions.find(({ version }) => version === number)),
              O.map((found) => {
                const { source, sourceSha256 } = contentsOf(memory, found)
                return { bytes: source, sha256: sourceSha256, slug, version: found.version }
              }),
            ),
          ),
        ),
      ),
  }
}
