import { isRecord } from '../state/json.ts'
import type { Transaction } from '../state/transaction.ts'

/** Where the payer goes after paying, `trxref` and `reference` added to what its query already has; null: nowhere. */
export const callbackOf = ({ callbackUrl, reference }: Transaction): string | null => {
  const url = addressIn(callbackUrl)
  if (url === null) return null
  const added = `trxref=${encodeURIComponent(reference)}&reference=${encodeURIComponent(reference)}`
  url.search = url.search === '' ? added : `${url.search}&${added}`
  return url.href
}

/** Where the payer goes after cancelling: `cancel_action` of the metadata, else the callback, else nowhere. */
export const cancelAddressOf = (transaction: Transaction): string | null => {
  const { metadata } = transaction
  const action = isRecord(metadata) ? addressIn(metadata.cancel_action) : null
  return action?.href ?? callbackOf(transaction)
}

/** Addresses of pages only: nothing that a browser would run. */
const addressIn = (value: unknown): URL | null => {
  const url = typeof value === 'string' ? URL.parse(value) : null
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}
