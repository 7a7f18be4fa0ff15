import type { Money } from '../kernel/money.ts'

/** A session of one's own, gone on or ended, as the shop remembers it. */
export type OwnSession = Readonly<{
  id: string
  userAgent: string
  address: string
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
}>

/** A payment that was begun, whatever became of it. */
export type OwnPayment = Readonly<{
  id: string
  reference: string
  item: string
  total: Money
  couponCode: string | null
  returnUrl: string | null
  status: string
  createdAt: Date
}>

/** A receipt or credit note in one's own name. */
export type OwnPaper = Readonly<{
  id: string
  number: string
  name: string | null
  email: string | null
  reference: string
  item: string
  total: Money
  createdAt: Date
}>

/** That one fetched a version of a workflow. */
export type OwnDownload = Readonly<{ id: string; workflow: string; version: string; createdAt: Date }>
