import { type FailedBy, failure } from '../kernel/failure.ts'

/** There is no such item, or it is not for this buyer to see: the same answer for both. */
export const itemNotFound = failure('ItemNotFound', 'missing', 'There is no such item')()
export type ItemNotFound = FailedBy<typeof itemNotFound>

export const versionNotFound = failure('VersionNotFound', 'missing', 'There is no such version of this item')()
export type VersionNotFound = FailedBy<typeof versionNotFound>

export const notFree = failure('NotFree', 'unpaid', 'This item is not free', 'NOT_FREE')()
export type NotFree = FailedBy<typeof notFree>

export const notOwned = failure('NotOwned', 'unpaid', 'You do not own this item', 'NOT_OWNED')()
export type NotOwned = FailedBy<typeof notOwned>

/** Owned is what is active or suspended. */
export const alreadyTheirs = failure('AlreadyTheirs', 'conflict', 'They own this item already', 'ALREADY_OWNED')()
export type AlreadyTheirs = FailedBy<typeof alreadyTheirs>

/** The right was suspended or revoked, or the item was taken out of the shop. */
export const entitlementInactive = failure(
  'EntitlementInactive',
  'forbidden',
  'Your access to this item is not active',
  'ENTITLEMENT_INACTIVE',
)()
export type EntitlementInactive = FailedBy<typeof entitlementInactive>

/** No link has this token: it was cut or altered on its way, or its item is gone. */
export const linkNotFound = failure('LinkNotFound', 'missing', 'There is no such link')()

export const linkExpired = failure('LinkExpired', 'gone', 'This link has expired', 'LINK_EXPIRED')()
export type LinkExpired = FailedBy<typeof linkExpired>

/** There is no such purchase, or it is another buyer's: the same answer for both. */
export const purchaseNotFound = failure('PurchaseNotFound', 'missing', 'There is no such purchase')()

/** There is no such template, it has a price, or it is another buyer's: the same answer for all. */
export const templateNotFound = failure('TemplateNotFound', 'missing', 'There is no such template')()

/** The token of the address was never given out, was replaced or given up, or its buyer may not sign in. */
export const templatesAddressUnknown = failure(
  'TemplatesAddressUnknown',
  'missing',
  'There are no templates at this address',
)()
