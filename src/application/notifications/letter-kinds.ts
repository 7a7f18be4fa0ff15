import type { LetterKind } from './letter-kind.ts'
import { updateLetter } from './update-letter.ts'
import { withdrawalLetter } from './withdrawal-letter.ts'

/** Every kind of mail that the shop sends. Another one is its file and one line here. */
export const letterKinds: ReadonlyArray<LetterKind> = [updateLetter, withdrawalLetter]
