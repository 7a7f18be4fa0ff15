import { adminWorkflowsRoutes } from '../adapters/http/catalogue/admin-workflows.routes.ts'
import { categoriesRoutes } from '../adapters/http/catalogue/categories.routes.ts'
import { diffRoutes } from '../adapters/http/catalogue/diff.routes.ts'
import { drawingRoutes } from '../adapters/http/catalogue/drawing.routes.ts'
import { uploadsRoutes } from '../adapters/http/catalogue/uploads.routes.ts'
import { workflowsRoutes } from '../adapters/http/catalogue/workflows.routes.ts'
import { memoryCategories } from '../adapters/memory/catalogue/categories.memory.ts'
import { memoryKnownSources } from '../adapters/memory/catalogue/known-sources.memory.ts'
import { memoryListedContents } from '../adapters/memory/catalogue/listed-contents.memory.ts'
import { memoryOperatorReads } from '../adapters/memory/catalogue/operator-reads.memory.ts'
import { memoryVersionSources } from '../adapters/memory/catalogue/version-sources.memory.ts'
import { memoryWorkflowReads } from '../adapters/memory/catalogue/workflow-reads.memory.ts'
import { memoryWorkflows } from '../adapters/memory/catalogue/workflows.memory.ts'
import { cataloguePrivacy } from '../adapters/persistence/catalogue/catalogue.privacy.ts'
import { CategoryRow, postgresCategories } from '../adapters/persistence/catalogue/categories.store.ts'
import { postgresKnownSources } from '../adapters/persistence/catalogue/known-sources.reads.ts'
import { ListedContentRow, postgresListedContents } from '../adapters/persistence/catalogue/listed-contents.store.ts'
import { postgresOperatorReads } from '../adapters/persistence/catalogue/operator.reads.ts'
import { postgresVersionSources } from '../adapters/persistence/catalogue/version-sources.reads.ts'
import { WorkflowRow, WorkflowVersionRow } from '../adapters/persistence/catalogue/workflow.row.ts'
import { postgresWorkflowReads } from '../adapters/persistence/catalogue/workflows.reads.ts'
import { postgresWorkflows } from '../adapters/persistence/catalogue/workflows.store.ts'
import { addCategory } from '../application/catalogue/add-category.ts'
import { addVersion } from '../application/catalogue/add-version.ts'
import { analyzeWorkflow } from '../application/catalogue/analyze-workflow.ts'
import { archiveWorkflow } from '../application/catalogue/archive-workflow.ts'
import { changeCategory } from '../application/catalogue/change-category.ts'
import { compareVersions } from '../application/catalogue/compare-versions.ts'
import { deleteCategory } from '../application/catalogue/delete-category.ts'
import { drawWorkflow } from '../application/catalogue/draw-workflow.ts'
import { findKnownSource } from '../application/catalogue/find-known-source.ts'
import { getOperatorWorkflow } from '../application/catalogue/get-operator-workflow.ts'
import { getWorkflow } from '../application/catalogue/get-workflow.ts'
import { getWorkflowPreview } from '../application/catalogue/get-workflow-preview.ts'
import { getWorkflowReport } from '../application/catalogue/get-workflow-report.ts'
import { getWorkflowSource } from '../application/catalogue/get-workflow-source.ts'
import { getWorkflowVersions } from '../application/catalogue/get-workflow-versions.ts'
import { listCategories } from '../application/catalogue/list-categories.ts'
import { listOperatorWorkflows } from '../application/catalogue/list-operator-workflows.ts'
import { listWorkflows } from '../application/catalogue/list-workflows.ts'
import { publishDraft } from '../application/catalogue/publish-draft.ts'
import { publishWorkflow } from '../application/catalogue/publish-workflow.ts'
import { releaseVersion } from '../application/catalogue/release-version.ts'
import { removeWorkflow } from '../application/catalogue/remove-workflow.ts'
import { takeDownWorkflow } from '../application/catalogue/take-down-workflow.ts'
import { unlistWorkflow } from '../application/catalogue/unlist-workflow.ts'
import { updateWorkflow } from '../application/catalogue/update-workflow.ts'
import { yankVersion } from '../application/catalogue/yank-version.ts'
import { Categories } from '../ports/catalogue/categories.ts'
import { KnownSources } from '../ports/catalogue/known-sources.ts'
import { ListedContents } from '../ports/catalogue/listed-contents.ts'
import { OperatorReads } from '../ports/catalogue/operator-reads.ts'
import { VersionSources } from '../ports/catalogue/version-sources.ts'
import { WorkflowReads } from '../ports/catalogue/workflow-reads.ts'
import { Workflows } from '../ports/catalogue/workflows.ts'
import { provide } from '../ports/kernel/port.ts'
import { capability } from './capability.ts'

export const catalogue = capability({
  name: 'catalogue',
  useCases: [
    publishWorkflow,
    analyzeWorkflow,
    updateWorkflow,
    addVersion,
    findKnownSource,
    publishDraft,
    unlistWorkflow,
    archiveWorkflow,
    takeDownWorkflow,
    removeWorkflow,
    releaseVersion,
    yankVersion,
    listWorkflows,
    getWorkflow,
    getWorkflowReport,
    getWorkflowPreview,
    drawWorkflow,
    getWorkflowVersions,
    compareVersions,
    listOperatorWorkflows,
    getOperatorWorkflow,
    getWorkflowSource,
    listCategories,
    addCategory,
    changeCategory,
    deleteCategory,
  ],
  // The fixed paths stand before those with a parameter in the same place.
  routes: [
    ...workflowsRoutes,
    ...drawingRoutes,
    ...diffRoutes,
    ...uploadsRoutes,
    ...adminWorkflowsRoutes,
    ...categoriesRoutes,
  ],
  privacy: cataloguePrivacy,
  entities: [WorkflowRow, WorkflowVersionRow, ListedContentRow, CategoryRow],
  stores: {
    postgres: (db) => [
      provide(Workflows, postgresWorkflows()),
      provide(ListedContents, postgresListedContents(db)),
      provide(Categories, postgresCategories(db)),
      provide(WorkflowReads, postgresWorkflowReads(db)),
      provide(VersionSources, postgresVersionSources(db)),
      provide(KnownSources, postgresKnownSources(db)),
      provide(OperatorReads, postgresOperatorReads(db)),
    ],
    memory: (memory) => [
      provide(Workflows, memoryWorkflows()),
      provide(ListedContents, memoryListedContents(memory)),
      provide(Categories, memoryCategories(memory)),
      provide(WorkflowReads, memoryWorkflowReads(memory)),
      provide(VersionSources, memoryVersionSources(memory)),
      provide(KnownSources, memoryKnownSources(memory)),
      provide(OperatorReads, memoryOperatorReads(memory)),
    ],
  },
})
