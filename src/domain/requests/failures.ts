import { failure } from '../kernel/failure.ts'

/** There is no such request, or it is another buyer's: the same answer for both. */
export const requestNotFound = failure('RequestNotFound', 'missing', 'There is no such request')()
