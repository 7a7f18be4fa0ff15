import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Admins } from '../../../ports/accounts/admins.ts'
import type { SecondFactors } from '../../../ports/accounts/second-factors.ts'
import type { Sessions } from '../../../ports/accounts/sessions.ts'
import type { Users } from '../../../ports/accounts/users.ts'
import type { SessionChange } from './session-changes.ts'

/** Told before the commit, of what is about to change. */
type Doubt = (change: SessionChange) => void

const session = (id: string): SessionChange => ({ of: 'session', id })
const owner = (id: string): SessionChange => ({ of: 'owner', id })

const noted = <Err, A>(write: TE.TaskEither<Err, A>, note: () => void): TE.TaskEither<Err, A> =>
  pipe(
    write,
    TE.tapIO(() => note),
  )

/** Whoever logs out is out at once where they did; other instances hear of it. */
export const doubtingSessions = (sessions: Sessions, doubt: Doubt): Sessions => ({
  ...sessions,
  end: (tx) => (id, at) => noted(sessions.end(tx)(id, at), () => doubt(session(id))),
  endOwn: (tx) => (of, id, at) => noted(sessions.endOwn(tx)(of, id, at), () => doubt(session(id))),
  endAll: (tx) => (of, at, but) => noted(sessions.endAll(tx)(of, at, but), () => doubt(owner(of.ownerId))),
})

export const doubtingUsers = (users: Users, doubt: Doubt): Users => ({
  ...users,
  save: (tx) => (user) => noted(users.save(tx)(user), () => doubt(owner(user.id))),
})

export const doubtingAdmins = (admins: Admins, doubt: Doubt): Admins => ({
  ...admins,
  save: (tx) => (admin) => noted(admins.save(tx)(admin), () => doubt(owner(admin.id))),
})

export const doubtingSecondFactors = (factors: SecondFactors, doubt: Doubt): SecondFactors => ({
  ...factors,
  remove: (tx) => (adminId) => noted(factors.remove(tx)(adminId), () => doubt(owner(adminId))),
})
