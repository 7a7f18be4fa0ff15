import type { Card } from '../../domain/catalogue/card.ts'
import type { Facets, Report, VersionView, WorkflowDetail } from '../../domain/catalogue/workflow-views.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import type { Currency } from '../../domain/kernel/money.ts'
import type { Page, PageRequest } from '../kernel/page.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

export const sorts = ['newest', 'popular', 'price', '-price', 'relevance'] as const
export type Sort = (typeof sorts)[number]

/** What to look for; a member that is null leaves everything. Prices are in the minor unit of `currency`. */
export type WorkflowFilters = Readonly<{
  /**
   * As `wordsOf` makes them: each is somewhere in title, integrations, tags, summary, description or node types. The
   * last one may be the beginning of a word; one that no workflow has stands for those that it resembles.
   */
  words: ReadonlyArray<string> | null
  integration: string | null
  node: string | null
  trigger: string | null
  category: string | null
  tag: string | null
  minPrice: number | null
  maxPrice: number | null
  currency: Currency | null
  free: boolean | null
}>

/** Leaves everything. */
export const everything: WorkflowFilters = {
  words: null,
  integration: null,
  node: null,
  trigger: null,
  category: null,
  tag: null,
  minPrice: null,
  maxPrice: null,
  currency: null,
  free: null,
}

/** The text of a sold form, and the SHA-256 of its bytes in lower-case hex. */
export type SoldText = Readonly<{ text: string; sha256: string }>

/** What the public sees: published workflows in lists, by their address the unlisted ones, too. */
export type WorkflowReads = Readonly<{
  /** By relevance the newest few hundred are ranked, what is older follows them. Without words, it is newest first. */
  list: (filters: WorkflowFilters, sort: Sort, page: PageRequest) => TE.TaskEither<Unavailable, Page<Card>>
  /**
   * Counts with all filters but the facet's own; the price facet looks at `currency`. Of more than some thousand results
   * a part is counted and multiplied, and of each facet the hundred most frequent values are told.
   */
  facets: (filters: WorkflowFilters, currency: Currency) => TE.TaskEither<Unavailable, Facets>
  /** `userId` null: nobody is signed in. */
  detail: (idOrSlug: string, userId: string | null) => TE.TaskEither<Unavailable, O.Option<WorkflowDetail>>
  report: (idOrSlug: string) => TE.TaskEither<Unavailable, O.Option<Report>>
  /** Released and yanked versions, the newest release first; none when there is no such workflow. */
  versions: (idOrSlug: string, page: PageRequest) => TE.TaskEither<Unavailable, O.Option<Page<VersionView>>>
  /** What buyers get of the version on offer, and its digest alone. */
  sold: (idOrSlug: string) => TE.TaskEither<Unavailable, O.Option<SoldText>>
  soldSha256: (idOrSlug: string) => TE.TaskEither<Unavailable, O.Option<string>>
}>
export const WorkflowReads = port<WorkflowReads>('WorkflowReads')
