import { checkBooks } from '../../application/insight/check-books.ts'
import { schedule } from '../../application/kernel/reaction.ts'

const everyHour = '43 * * * *'

export const insightSchedules = [schedule('check-books', everyHour, checkBooks, () => ({}))]
