import { disputeNotFound } from '../../../domain/sales/failures.ts'
import { useCase } from '../../kernel/use-case.ts'
import { gatheredEvidence, gathering } from './gathered-evidence.ts'

/** All that speaks for a disputed sale, for an operator to read: checkout, sale, access, downloads, refunds. */
export const getDisputeEvidence = useCase(
  'GetDisputeEvidence',
  gathering,
  [disputeNotFound],
  (deps) =>
    ({ disputeId }: Readonly<{ disputeId: string }>) =>
      gatheredEvidence(deps)(disputeId),
)
