import { getTemplate } from '../../../application/delivery/get-template.ts'
import { getTemplateCollection } from '../../../application/delivery/get-template-collection.ts'
import { importTemplate } from '../../../application/delivery/import-template.ts'
import { listTemplateCategories } from '../../../application/delivery/list-template-categories.ts'
import { openTemplates } from '../../../application/delivery/open-templates.ts'
import { searchTemplates } from '../../../application/delivery/search-templates.ts'
import type { Visitor } from '../../../application/kernel/caller.ts'
import { type Template, type TemplateCategory, templateCategoryName } from '../../../domain/delivery/template.ts'
import type { TemplatesFound } from '../../../ports/delivery/templates.ts'
import { type RawParts, reply, route } from '../kernel/route.ts'
import { templateSearch } from './template-query.ts'
import { detailOf, listItem, workflowOf } from './template-words.ts'
import * as contract from './templates.contract.ts'

type Asked = Readonly<{ params: object; raw: RawParts }>
type AskedOne = Asked & Readonly<{ params: Readonly<{ id: number }> }>

/** The token in a buyer's own address; there is none in the one that is anyone's. */
const tokenIn = ({ params }: Asked): string | null =>
  'token' in params && typeof params.token === 'string' ? params.token : null

const reader = (asked: Asked) => ({ token: tokenIn(asked) })

const health = { toInput: reader, toResponse: () => reply({ status: 'OK' as const }) }

const categories = {
  toInput: reader,
  toResponse: (found: ReadonlyArray<TemplateCategory>) =>
    reply({ categories: found.map(({ number, name }) => ({ id: number, name: templateCategoryName(name) })) }),
}

const collections = { toInput: reader, toResponse: () => reply({ collections: [] }) }

const collection = { toInput: reader, toResponse: (none: never) => none }

const search = {
  toInput: (asked: Asked) => ({ token: tokenIn(asked), search: templateSearch(asked.raw.query) }),
  toResponse: ({ total, items, author }: TemplatesFound & Readonly<{ author: string }>) =>
    reply({ totalWorkflows: total, workflows: items.map((item) => listItem(item, author)), filters: [] }),
}

const detail = {
  toInput: (asked: AskedOne) => ({ token: tokenIn(asked), number: asked.params.id }),
  toResponse: ({ template, author }: Readonly<{ template: Template; author: string }>) =>
    reply({ workflow: detailOf(template, author) }),
}

const imported = {
  toInput: (asked: AskedOne, visitor: Visitor) => ({
    token: tokenIn(asked),
    number: asked.params.id,
    visitor,
    fetches: !asked.raw.isHead,
  }),
  toResponse: (template: Template) =>
    reply({ id: template.number, name: template.title, workflow: workflowOf(template) }),
}

export const templatesRoutes = [
  route(contract.templatesHealth.open, openTemplates, health),
  route(contract.templatesHealth.own, openTemplates, health),
  route(contract.templateCategories.open, listTemplateCategories, categories),
  route(contract.templateCategories.own, listTemplateCategories, categories),
  route(contract.templateCollections.open, openTemplates, collections),
  route(contract.templateCollections.own, openTemplates, collections),
  route(contract.templateCollection.open, getTemplateCollection, collection),
  route(contract.templateCollection.own, getTemplateCollection, collection),
  route(contract.searchTemplates.open, searchTemplates, search),
  route(contract.searchTemplates.own, searchTemplates, search),
  route(contract.searchTemplatesAsBefore.open, searchTemplates, search),
  route(contract.searchTemplatesAsBefore.own, searchTemplates, search),
  route(contract.templateDetail.open, getTemplate, detail),
  route(contract.templateDetail.own, getTemplate, detail),
  route(contract.templateImport.open, importTemplate, imported),
  route(contract.templateImport.own, importTemplate, imported),
]
