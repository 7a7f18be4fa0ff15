import { emailCodeLetter } from './email-code-letter.ts'
import { invitationLetter } from './invitation-letter.ts'
import type { LetterKind } from './letter-kind.ts'
import { passwordResetLetter } from './password-reset-letter.ts'
import { paymentHeldLetter } from './payment-held-letter.ts'
import { paymentReturnedLetter } from './payment-returned-letter.ts'
import { receiptLetter } from './receipt-letter.ts'
import { refundLetter } from './refund-letter.ts'
import { requestLetter } from './request-letter.ts'
import { handedOverLetter, takenAwayLetter } from './sale-moved-letters.ts'
import { updateLetter } from './update-letter.ts'
import { withdrawalLetter } from './withdrawal-letter.ts'

/** Every kind of mail that the shop sends. Another one is its file and one line here. */
export const letterKinds: ReadonlyArray<LetterKind> = [
  emailCodeLetter,
  passwordResetLetter,
  invitationLetter,
  updateLetter,
  withdrawalLetter,
  receiptLetter,
  refundLetter,
  paymentHeldLetter,
  paymentReturnedLetter,
  handedOverLetter,
  takenAwayLetter,
  requestLetter,
]
