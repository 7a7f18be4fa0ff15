import { labelOf, licenceOf } from '../../../domain/catalogue/listing-text.ts'
import type { Licence } from '../../../domain/catalogue/workflow.ts'
import { E } from '../../../domain/kernel/fp.ts'
import { amountOf, type Currency, currencies, type Money } from '../../../domain/kernel/money.ts'
import type { Asked, Option } from '../kernel/command.ts'

/** How the files of an import are put into the shop. */
export type ImportOptions = Readonly<{
  /** Of files that have no listing beside them; null when it was not said. */
  price: Money | null
  publish: boolean
  categories: ReadonlyArray<string>
  licence: Licence
  as: string
  dryRun: boolean
}>

export const importOptions: Readonly<Record<string, Option>> = {
  price: { about: 'of each, in minor units (kobo, cents); 0: free', value: 'amount' },
  currency: { about: 'of the price', value: 'code', default: 'NGN' },
  publish: { about: 'put them up for sale at once, instead of as drafts' },
  category: { about: 'slug of a category for all of them', value: 'slug' },
  licence: { about: 'what buyers may do with them', value: 'licence', default: 'unlimited-own-use' },
  as: { about: 'e-mail address of the operator who uploads', value: 'e-mail', default: 'the first owner' },
  'dry-run': { about: 'only tell what would be refused' },
}

const textOf = (value: string | true | undefined, usual: string): string => (typeof value === 'string' ? value : usual)

const isCurrency = (code: string): code is Currency => (currencies as ReadonlyArray<string>).includes(code)

const priceOf = ({ options }: Asked): E.Either<string, Money | null> => {
  const given = options['price']
  const currency = textOf(options['currency'], 'NGN').toUpperCase()
  if (typeof given !== 'string') return E.right(null)
  const amount = amountOf(/^\d{1,15}$/.test(given) ? Number(given) : Number.NaN)
  if (E.isLeft(amount)) return E.left('--price must be a whole number in minor units')
  return isCurrency(currency)
    ? E.right({ amount: amount.right, currency })
    : E.left(`--currency must be one of ${currencies.join(', ')}`)
}

/** What was asked for, or what is wrong with it, in one line. */
export const importOptionsOf = (asked: Asked, firstOwner: string): E.Either<string, ImportOptions> => {
  const price = priceOf(asked)
  if (E.isLeft(price)) return price
  const licence = licenceOf(textOf(asked.options['licence'], 'unlimited-own-use'))
  if (E.isLeft(licence)) return E.left(`--licence ${licence.left.message}`)
  const category = asked.options['category']
  const slug = typeof category === 'string' ? labelOf(category) : null
  if (slug !== null && E.isLeft(slug)) return E.left(`--category ${slug.left.message}`)
  return E.right({
    price: price.right,
    publish: asked.options['publish'] === true,
    categories: slug === null ? [] : [slug.right],
    licence: licence.right,
    as: textOf(asked.options['as'], firstOwner),
    dryRun: asked.options['dry-run'] === true,
  })
}
