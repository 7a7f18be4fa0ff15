import { couponPairs } from './coupon-pairs.ts'
import { disputePairs } from './dispute-pairs.ts'
import { erasurePairs } from './erasure-pairs.ts'
import { paperPairs } from './paper-pairs.ts'
import type { Pair } from './part.ts'
import { paymentPairs } from './payment-pairs.ts'
import { refundPairs } from './refund-pairs.ts'
import { requestPairs } from './request-pairs.ts'
import { signInPairs } from './sign-in-pairs.ts'

/** All that is played; the first is the one that minutes are spent on. */
export const pairs: ReadonlyArray<Pair> = [
  ...paymentPairs,
  ...refundPairs,
  ...disputePairs,
  ...requestPairs,
  ...couponPairs,
  ...paperPairs,
  ...erasurePairs,
  ...signInPairs,
]
