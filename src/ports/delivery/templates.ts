import type { Template, TemplateCard, TemplateCategory } from '../../domain/delivery/template.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/**
 * What to look for; a member that is null leaves everything. `words`: each in title, summary or a tag. `categories`: one
 * of these slugs. `integrations` and `nodeTypes`: all of them or any, as `every` says.
 */
export type TemplateFilters = Readonly<{
  words: ReadonlyArray<string> | null
  categories: ReadonlyArray<string> | null
  integrations: ReadonlyArray<string> | null
  nodeTypes: ReadonlyArray<string> | null
  every: boolean
}>

/** `skip` items of the whole are before the page; `total` counts them all, exactly. */
export type TemplatesAsked = Readonly<{ filters: TemplateFilters; skip: number; limit: number }>
export type TemplatesFound = Readonly<{ total: number; items: ReadonlyArray<TemplateCard> }>

/**
 * What n8n is shown: the published items that are free, and to a buyer (`userId`, null for anyone) what they own, in any
 * state of the item but removed. Items without a released version are not shown.
 */
export type Templates = Readonly<{
  /** The newest first, none twice. */
  search: (userId: string | null, asked: TemplatesAsked) => TE.TaskEither<Unavailable, TemplatesFound>
  /** The categories of what is shown, by name. */
  categories: (userId: string | null) => TE.TaskEither<Unavailable, ReadonlyArray<TemplateCategory>>
  one: (userId: string | null, number: number) => TE.TaskEither<Unavailable, O.Option<Template>>
}>
export const Templates = port<Templates>('Templates')
