import { are, becomes, emptied, impersonal, type TablePrivacy } from '../kernel/privacy.ts'

const ofTheShop = 'what the shop sells'

const madeForThem = 'made_for in (select id from custom_requests where user_id = $1::uuid)'

const shown = ['id', 'slug', 'title', 'summary', 'price_amount', 'price_currency', 'categories', 'tags'] as const
const found = ['integrations', 'trigger', 'node_count', 'risk', 'sales_count', 'published_at'] as const

/** What is kept of what is sold. What was made for one buyer is called and described as they asked for it: that goes. */
export const cataloguePrivacy: ReadonlyArray<TablePrivacy> = [
  impersonal('categories', are(ofTheShop, 'slug', 'name', 'items', 'number')),
  impersonal('category_shelves', are(ofTheShop, 'category', ...shown, ...found)),
  impersonal('search_words', are('words of what the shop sells', 'word', 'trigrams')),
  impersonal('catalogue_changes', are('how often the catalogue was changed', 'slot', 'changes')),
  impersonal('listed_contents', are(ofTheShop, 'content_hash', 'workflow_id')),
  emptied('workflows', madeForThem, {
    ...are(ofTheShop, 'id', 'summary', 'price_amount', 'price_currency', 'categories', 'tags', ...found),
    title: becomes(`''`),
    slug: becomes(`'gone-' || id`),
    description: becomes(`''`),
    search: becomes(`''::tsvector`),
    ...are('for whom it was made, by the request’s id', 'made_for'),
    ...are(ofTheShop, 'status', 'licence', 'rights_held', 'node_types', 'offered_version_id'),
    ...are(ofTheShop, 'overridden_rules', 'created_at', 'updated_at', 'revision', 'marks', 'number'),
  }),
  emptied('workflow_versions', `workflow_id in (select id from workflows where ${madeForThem})`, {
    ...are(ofTheShop, 'id', 'workflow_id', 'version', 'status', 'created_at', 'released_at'),
    changelog: becomes(`''`),
    ...are(ofTheShop, 'source', 'source_sha256', 'sold', 'sold_sha256', 'content_hash'),
    ...are(ofTheShop, 'facts', 'requirements', 'report', 'minimum_n8n_version'),
  }),
]
