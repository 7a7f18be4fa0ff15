import type { Listing } from '../../../domain/catalogue/workflow.ts'

type Said = Pick<Listing, 'title' | 'summary' | 'price'> & Partial<Listing>

/** A whole listing: what is not said is empty, the usual licence, and rights that are held. */
export const listingOf = ({
  title,
  summary,
  price,
  description = '',
  categories = [],
  tags = [],
  licence = 'unlimited-own-use',
  rightsHeld = true,
}: Said): Listing => ({
  title,
  summary,
  description,
  price,
  categories: categories,
  tags: tags,
  licence,
  rightsHeld,
})
