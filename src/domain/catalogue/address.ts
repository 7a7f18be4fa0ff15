import { slugOf } from './slug.ts'

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An address never looks like an id, for both are asked for at the same place. */
const baseOf = (title: string): string => {
  const slug = slugOf(title)
  return uuidShape.test(slug) ? `workflow-${slug}` : slug
}

/**
 * The addresses that a workflow may have, the best first: after its title, numbered, and at last with the end of its
 * id or all of it, which nobody else has.
 */
export const addressesFor = (title: string, id: string): ReadonlyArray<string> => {
  const base = baseOf(title)
  return [base, `${base}-2`, `${base}-3`, `${base}-${id.slice(-8)}`, `${base}-${id}`]
}
