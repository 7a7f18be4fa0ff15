import { schedule } from '../../application/kernel/reaction.ts'
import { lapseRequests } from '../../application/requests/lapse-requests.ts'

const everyMinute = '* * * * *'

export const requestsSchedules = [schedule('lapse-requests', everyMinute, lapseRequests, () => ({}))]
