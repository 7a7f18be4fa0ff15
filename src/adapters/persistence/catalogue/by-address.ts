import { type Statement, statement } from '../kernel/sql.ts'

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The same read by id and by slug: an id never looks like a slug of ours, nor a slug like an id. */
export const byAddress = (name: string, text: (column: 'w.id' | 'w.slug') => string) => {
  const [byId, bySlug] = [statement(`${name}_by_id`, text('w.id')), statement(`${name}_by_slug`, text('w.slug'))]
  return (idOrSlug: string): Statement => (uuidShape.test(idOrSlug) ? byId : bySlug)
}
