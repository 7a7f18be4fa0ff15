import { reaction, schedule } from '../../application/kernel/reaction.ts'
import { lapseRequests } from '../../application/requests/lapse-requests.ts'
import { withdrawRequests } from '../../application/requests/withdraw-requests.ts'

const everyMinute = '* * * * *'

export const requestsReactions = [
  reaction('withdraw-requests', ['UserErased'], withdrawRequests, ({ subject }) => ({ userId: subject })),
]

export const requestsSchedules = [schedule('lapse-requests', everyMinute, lapseRequests, () => ({}))]
