import { textOf } from '../kernel/text.ts'

/** What one side of a request wrote to the other. Never changed. */
export type Message = Readonly<{ id: string; from: Side; text: string; at: Date }>
export type Side = 'buyer' | 'operator'

export const longestMessage = 5_000
export const messageText = textOf(1, longestMessage)

/** How many messages a request holds; the words that go with a move have room beside them. */
export const mostMessages = 200
