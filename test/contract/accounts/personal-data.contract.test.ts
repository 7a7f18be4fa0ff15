import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import { notifications } from '../../../src/composition/notifications.ts'
import { requests } from '../../../src/composition/requests.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { LiveSessions } from '../../../src/ports/accounts/live-sessions.ts'
import { PersonalData } from '../../../src/ports/accounts/personal-data.ts'
import { Sessions } from '../../../src/ports/accounts/sessions.ts'
import { Users } from '../../../src/ports/accounts/users.ts'
import { Recipients } from '../../../src/ports/notifications/recipients.ts'
import { Releases } from '../../../src/ports/notifications/releases.ts'
import { CustomRequests } from '../../../src/ports/requests/custom-requests.ts'
import { RequestViews } from '../../../src/ports/requests/request-views.ts'
import { both, succeed } from '../both.ts'
import { stocked } from '../catalogue/stock.ts'
import { aRequest, aSession, aUser, someTime } from '../examples.ts'

const dayMs = 86_400_000

both('PersonalData', [accounts, requests, catalogue, notifications], (side) => {
  /** Somebody with a session, a wish and a say in mails. */
  const somebody = async (name: string) => {
    const { transact, of, ids, clock } = side()
    const user = aUser(ids, { name, email: `${name.toLowerCase()}@buyers.example` })
    const session = aSession(ids, { kind: 'user', ownerId: user.id }, clock.now())
    const request = aRequest(ids, { userId: user.id, status: 'quoted' })
    await succeed(transact((tx) => of(Users).add(tx)(user)))
    await succeed(transact((tx) => of(Sessions).open(tx)(session, `hash of ${name}`)))
    await succeed(transact((tx) => of(CustomRequests).add(tx)(request)))
    await succeed(transact((tx) => of(Recipients).prefer(tx)(user.id, { updates: false })))
    return { user, session, request }
  }

  const erase = async ({ user }: Awaited<ReturnType<typeof somebody>>) => {
    const { transact, of } = side()
    await succeed(transact((tx) => of(Users).save(tx)({ ...user, status: 'erased' })))
    await succeed(transact((tx) => of(PersonalData).erase(tx)(user.id)))
  }

  const known = async ({ user, session, request }: Awaited<ReturnType<typeof somebody>>) => {
    const { of, clock } = side()
    const view = await succeed(of(RequestViews).oneOfBuyer(user.id, request.id))
    return {
      user: await succeed(of(Users).byId(user.id)),
      byEmail: O.isSome(await succeed(of(Users).byEmail(user.email))),
      isSignedIn: O.isSome(await succeed(of(LiveSessions).find(session.id, clock.now()))),
      request: O.toNullable(view),
      recipient: O.toNullable(await succeed(of(Recipients).find(user.id))),
    }
  }

  it('is gone when it was erased, and the rows that it stood in are still there', async () => {
    const ada = await somebody('Ada')
    await erase(ada)
    const { user, byEmail, isSignedIn, request, recipient } = await known(ada)
    expect(user).toEqual(
      O.some({ ...ada.user, email: '', name: '', status: 'erased', passwordHash: '', emailVerifiedAt: null }),
    )
    expect({ byEmail, isSignedIn }).toEqual({ byEmail: false, isSignedIn: false })
    expect(request).toMatchObject({ title: '', description: '', integrations: [], budget: null, deadline: null })
    expect(request?.quote).toEqual({ ...ada.request.quote, scope: '' })
    expect(recipient).toMatchObject({ email: '', name: '', preferences: { updates: true } })
  })

  /** What the only version of a workflow says, made for a request or for all. */
  const toldOf = async (madeFor: string | null) => {
    const version = { status: 'released', releasedAt: someTime } as const
    const workflow = await stocked(side(), { version, published: false, revise: (each) => ({ ...each, madeFor }) })
    const [id] = workflow.versions.map((each) => each.id)
    return async () => {
      const release = O.toNullable(
        await succeed(
          side()
            .of(Releases)
            .find(id ?? ''),
        ),
      )
      return { title: release?.workflow.title, changelog: release?.changelog }
    }
  }

  it('is gone from what was made for them, its versions’ changes too, and from nothing else', async () => {
    const [ada, ben] = [await somebody('Ada'), await somebody('Ben')]
    const [hers, his, everyones] = [await toldOf(ada.request.id), await toldOf(ben.request.id), await toldOf(null)]
    await erase(ada)
    const whole = { title: 'Invoices to a sheet', changelog: 'The first one' }
    expect([await hers(), await his(), await everyones()]).toEqual([{ title: '', changelog: '' }, whole, whole])
  })

  it('of another stays as it is', async () => {
    const [ada, ben] = [await somebody('Ada'), await somebody('Ben')]
    const before = await known(ben)
    await erase(ada)
    expect(await known(ben)).toEqual(before)
    expect(before).toMatchObject({ byEmail: true, isSignedIn: true })
  })

  it('frees its address for another account, and for as many as there are erased ones', async () => {
    for (let time = 0; time < 3; time += 1) await erase(await somebody('Ada'))
    expect(await known(await somebody('Ada'))).toMatchObject({ byEmail: true, isSignedIn: true })
  })

  it('is not there to be erased once more', async () => {
    const ada = await somebody('Ada')
    await erase(ada)
    const before = await known(ada)
    const { transact, of } = side()
    await succeed(transact((tx) => of(PersonalData).erase(tx)(ada.user.id)))
    expect(await known(ada)).toEqual(before)
  })

  it('tells whose was erased lately', async () => {
    const { of } = side()
    const [ada, ben] = [await somebody('Ada'), await somebody('Ben')]
    await somebody('Chidi')
    await erase(ada)
    await erase(ben)
    expect(await succeed(of(PersonalData).erasedWithin(dayMs))).toEqual([ada.user.id, ben.user.id])
    expect(await succeed(of(PersonalData).erasedWithin(0))).toEqual([])
  })
})
