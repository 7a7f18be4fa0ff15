import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { requestMessage } from '../../domain/notifications/request-message.ts'
import { requestMoves } from '../../domain/requests/request-event.ts'
import { Letterhead } from '../../ports/notifications/letterhead.ts'
import { RequestViews } from '../../ports/requests/request-views.ts'
import { useCase } from '../kernel/use-case.ts'
import { type Composing, type LetterKind, textIn } from './letter-kind.ts'

/** Tells a buyer what happened to their request. What they wrote themselves, they are not told. */
export const composeRequestMoved = useCase(
  'ComposeRequestMoved',
  { views: RequestViews, letterhead: Letterhead },
  [],
  ({ views, letterhead }) =>
    ({ mail: { facts, userId } }: Composing) =>
      pipe(
        views.oneOfBuyer(userId, textIn(facts, 'requestId')),
        TE.map(
          O.chainNullableK((view) =>
            requestMessage(view, { tag: textIn(facts, 'move'), about: textIn(facts, 'about') }, letterhead.addressOf),
          ),
        ),
      ),
)

export const requestLetter: LetterKind = {
  kind: 'request-moved',
  isOptional: false,
  follows: {
    on: [...requestMoves, 'CustomRequestMessageWritten'],
    to: ({ _tag, subject, facts }) => ({
      userId: textIn(facts, 'userId'),
      facts: { requestId: subject, move: _tag, about: String(facts['messageId'] ?? facts['quoteId'] ?? '') },
    }),
  },
  compose: composeRequestMoved,
}
