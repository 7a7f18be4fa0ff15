import { postgresOperatorReads } from '../../src/adapters/persistence/catalogue/operator.reads.ts'
import { postgresWorkflowReads } from '../../src/adapters/persistence/catalogue/workflows.reads.ts'
import { postgresLibrary } from '../../src/adapters/persistence/delivery/library.reads.ts'
import type { Database } from '../../src/adapters/persistence/kernel/database.ts'
import { wordsOf } from '../../src/domain/catalogue/words-of.ts'
import type { TE } from '../../src/domain/kernel/fp.ts'
import { everything, type Sort, type WorkflowFilters } from '../../src/ports/catalogue/workflow-reads.ts'
import type { Position } from '../../src/ports/kernel/page.ts'
import { buyers } from './stock.ts'

/** The most that a read may cost: pages touched, or milliseconds. */
export type Goal = Readonly<{ buffers: number } | { ms: number }>

export type Question = Readonly<{
  name: string
  goal: Goal | null
  /** Asks it in one of several ways, which cost alike. */
  ask: (db: Database, nth: number) => TE.TaskEither<unknown, unknown>
}>

/** What is asked for: words by their frequency, rows by where they stand. */
export type Places = Readonly<{
  common: ReadonlyArray<string>
  /** In one of a hundred workflows or so: too many to read them all, too few to be met soon. */
  middling: ReadonlyArray<string>
  rare: ReadonlyArray<string>
  deep: Readonly<Record<'newest' | 'popular' | 'price' | 'category' | 'operators', Position>>
  ids: ReadonlyArray<string>
  slugs: ReadonlyArray<string>
}>

const limit = 20
const inPages = { buffers: 25 }

const pick = (values: ReadonlyArray<string>, nth: number): string => values[nth % values.length] ?? ''

const list =
  (filters: Partial<WorkflowFilters>, sort: Sort, after: Position | null = null): Question['ask'] =>
  (db) =>
    postgresWorkflowReads(db).list({ ...everything, ...filters }, sort, { limit, after })

const search =
  (text: (nth: number) => string, sort: Sort, filters: Partial<WorkflowFilters> = {}): Question['ask'] =>
  (db, nth) =>
    postgresWorkflowReads(db).list({ ...everything, ...filters, words: wordsOf(text(nth)) }, sort, {
      limit,
      after: null,
    })

const facets =
  (text: (nth: number) => string | null, filters: Partial<WorkflowFilters> = {}): Question['ask'] =>
  (db, nth) => {
    const asked = text(nth)
    const words = asked === null ? null : wordsOf(asked)
    return postgresWorkflowReads(db).facets({ ...everything, ...filters, words }, 'NGN')
  }

const operators =
  (text: string | null, status: 'draft' | null, after: Position | null): Question['ask'] =>
  (db) =>
    postgresOperatorReads(db).list({ words: text === null ? null : wordsOf(text), status }, { limit, after })

/** One letter of the middle is another. */
const misspelt = (word: string): string => `${word.slice(0, 3)}${word[3] === 'x' ? 'y' : 'x'}${word.slice(4)}`

const ngn = { currency: 'NGN' } as const
const shelf = { category: 'category-3' } as const

export const questions = ({ common, middling, rare, deep, ids, slugs }: Places): ReadonlyArray<Question> => {
  const commonWord = (nth: number) => pick(common, nth)
  const rareWords = (nth: number) => [0, 1, 2].map((at) => pick(rare, nth * 3 + at)).join(' ')
  const misspeltWord = (nth: number) =>
    misspelt(
      pick(
        common.filter((word) => word.length > 5),
        nth,
      ),
    )
  return [
    { name: 'newest', goal: inPages, ask: list({}, 'newest') },
    { name: 'newest, half way down', goal: inPages, ask: list({}, 'newest', deep.newest) },
    { name: 'popular', goal: inPages, ask: list({}, 'popular') },
    { name: 'popular, half way down', goal: inPages, ask: list({}, 'popular', deep.popular) },
    { name: 'cheapest', goal: inPages, ask: list(ngn, 'price') },
    { name: 'cheapest, half way down', goal: inPages, ask: list(ngn, 'price', deep.price) },
    { name: 'dearest', goal: inPages, ask: list(ngn, '-price') },
    { name: 'category, newest', goal: inPages, ask: list(shelf, 'newest') },
    { name: 'category, half way down', goal: inPages, ask: list(shelf, 'newest', deep.category) },
    { name: 'category, popular', goal: inPages, ask: list(shelf, 'popular') },
    { name: 'category, cheapest', goal: inPages, ask: list({ ...shelf, ...ngn }, 'price') },
    { name: 'detail by id', goal: inPages, ask: (db, nth) => postgresWorkflowReads(db).detail(pick(ids, nth), null) },
    {
      name: 'detail by slug',
      goal: inPages,
      ask: (db, nth) => postgresWorkflowReads(db).detail(pick(slugs, nth), null),
    },
    {
      name: 'library of one',
      goal: inPages,
      ask: (db) => postgresLibrary(db).ofBuyer(buyers.small, { limit, after: null }),
    },
    {
      name: 'library of a hundred',
      goal: null,
      ask: (db) => postgresLibrary(db).ofBuyer(buyers.large, { limit, after: null }),
    },
    { name: "operators' list", goal: inPages, ask: operators(null, null, null) },
    { name: "operators' list, half way down", goal: inPages, ask: operators(null, null, deep.operators) },
    { name: "operators' drafts", goal: inPages, ask: operators(null, 'draft', null) },
    { name: "operators' detail", goal: inPages, ask: (db, nth) => postgresOperatorReads(db).one(pick(ids, nth)) },
    { name: 'a common word, newest', goal: { ms: 5 }, ask: search(commonWord, 'newest') },
    { name: 'a common word, ranked', goal: { ms: 10 }, ask: search(commonWord, 'relevance') },
    { name: 'a common word, cheapest', goal: null, ask: search(commonWord, 'price', ngn) },
    { name: 'a middling word, newest', goal: null, ask: search((nth) => pick(middling, nth), 'newest') },
    { name: 'a middling word, ranked', goal: null, ask: search((nth) => pick(middling, nth), 'relevance') },
    { name: 'a middling word, cheapest', goal: null, ask: search((nth) => pick(middling, nth), 'price', ngn) },
    {
      name: 'two common words, ranked',
      goal: null,
      ask: search((nth) => `${commonWord(nth)} ${commonWord(nth + 1)}`, 'relevance'),
    },
    {
      name: 'the beginning of a word, ranked',
      goal: null,
      ask: search((nth) => commonWord(nth).slice(0, 3), 'relevance'),
    },
    { name: 'a rare word, ranked', goal: { ms: 25 }, ask: search((nth) => pick(rare, nth), 'relevance') },
    { name: 'three rare words, ranked', goal: { ms: 25 }, ask: search(rareWords, 'relevance') },
    { name: 'a typo, ranked', goal: { ms: 50 }, ask: search(misspeltWord, 'relevance') },
    { name: 'a common word in a category', goal: null, ask: search(commonWord, 'relevance', shelf) },
    {
      name: 'an integration and a tag',
      goal: null,
      ask: list({ integration: 'app-20', tag: 'tag-90' }, 'newest'),
    },
    { name: 'facets of everything', goal: null, ask: facets(() => null) },
    { name: 'facets of a common word', goal: { ms: 100 }, ask: facets(commonWord) },
    {
      name: 'facets of a common word, filtered',
      goal: { ms: 100 },
      ask: facets(commonWord, { ...shelf, trigger: 'webhook' }),
    },
    { name: 'facets of three rare words', goal: { ms: 100 }, ask: facets(rareWords) },
    { name: 'facets of a typo', goal: { ms: 100 }, ask: facets(misspeltWord) },
    { name: "operators' search, a common word", goal: null, ask: operators('report', null, null) },
  ]
}
