import type { NodeTypeCount } from '../catalogue/facts.ts'

/** A category as n8n knows it: by a number, and by a name without commas, for n8n lists names between commas. */
export type TemplateCategory = Readonly<{ number: number; slug: string; name: string }>

/** The name of a category as n8n can ask for it. */
export const templateCategoryName = (name: string): string => name.replace(/\s*,\s*/g, ' / ')

/** An item as n8n lists it. `number` is its own for ever; `nodeTypes` are those of the version that would be imported. */
export type TemplateCard = Readonly<{
  number: number
  title: string
  summary: string
  addedAt: Date
  nodeTypes: ReadonlyArray<NodeTypeCount>
}>

/**
 * An item as n8n imports it: the sold form of its newest released version, as it is stored. `entitlementId` is null for
 * who was not given the item but may have it, for it is free.
 */
export type Template = TemplateCard &
  Readonly<{
    description: string
    categories: ReadonlyArray<TemplateCategory>
    versionId: string
    sold: string
    entitlementId: string | null
  }>

/** How many templates are on a page: n8n computes the number of the next one from it. */
export const templatesOnPage = 20
