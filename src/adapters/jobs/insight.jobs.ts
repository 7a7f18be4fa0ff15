import { checkBooks } from '../../application/insight/check-books.ts'
import { forgetWhatIsOld } from '../../application/insight/forget-what-is-old.ts'
import { schedule } from '../../application/kernel/reaction.ts'

const everyHour = '43 * * * *'
const everyHourToo = '11 * * * *'

export const insightSchedules = [
  schedule('check-books', everyHour, checkBooks, () => ({})),
  schedule('forget-what-is-old', everyHourToo, forgetWhatIsOld, () => ({})),
]
