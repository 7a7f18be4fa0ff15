/** A payer, known to one integration (one secret key) by their e-mail address. */
export interface Customer {
  readonly id: number
  readonly key: string
  readonly email: string
  readonly code: string
}
