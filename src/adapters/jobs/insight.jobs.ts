import { checkBooks } from '../../application/insight/check-books.ts'
import { forgetWhatIsOld } from '../../application/insight/forget-what-is-old.ts'
import { rollUpFigures } from '../../application/insight/roll-up-figures.ts'
import { schedule } from '../../application/kernel/reaction.ts'

const everyMinute = '* * * * *'
const everyHour = '43 * * * *'
const everyHourToo = '11 * * * *'

export const insightSchedules = [
  schedule('forget-what-is-old', everyHourToo, forgetWhatIsOld, () => ({})),
  schedule('roll-up-figures', everyMinute, rollUpFigures, () => ({})),
  schedule('check-books', everyHour, checkBooks, () => ({})),
]
