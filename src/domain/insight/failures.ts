import { failure } from '../kernel/failure.ts'

export const userNotFound = failure('UserNotFound', 'missing', 'There is no such user')()
