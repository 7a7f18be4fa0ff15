import { codeAt } from '../../../features/support/one-time-code.ts'
import type { SealedSecret } from '../../../src/domain/accounts/mailed-secret.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { MailedSecrets } from '../../../src/ports/accounts/mailed-secrets.ts'
import { nobodysId } from '../../support/nobody.ts'
import { owner as ownerLogin } from '../../support/shop.ts'
import { priced, stockedItem } from '../support/delivered.ts'
import { buyer, newEmail } from '../support/people.ts'
import { type Acts, type AtWork, passwordOfOperators } from './at-work.ts'

/** The token that the invitation of this operator was mailed with. */
const invitationOf = async ({ till: { shop } }: AtWork, adminId: string): Promise<string> => {
  const [sealed] = await shop.sql<SealedSecret>('select id, seed, hash from invitations where admin_id = $1', [adminId])
  if (sealed === undefined) throw new Error('nobody was invited')
  const token = shop.shop.resolve(MailedSecrets).reveal('token', sealed)
  return O.isSome(token) ? token.value : ''
}

/** What operators do about people. */
export const actsOfPeople = ({ till, colleague }: AtWork): Acts => ({
  changeUser: async () => {
    const body = { status: 'suspended', reason: 'r' }
    return {
      done: { path: `/users/${(await buyer(till.shop)).id}`, body },
      refused: { path: `/users/${nobodysId}`, body },
    }
  },
  grantToUser: async () => {
    const body = { workflowId: (await stockedItem(till.shop, { price: priced })).id, reason: 'r' }
    return {
      done: { path: `/users/${(await buyer(till.shop)).id}/grants`, body },
      refused: { path: `/users/${nobodysId}/grants`, body },
    }
  },
  eraseUser: async () => ({
    done: { path: `/users/${(await buyer(till.shop)).id}` },
    refused: { path: `/users/${nobodysId}` },
  }),
  addOperator: async () => {
    const body = { email: newEmail(), name: 'Ben', role: 'support', password: passwordOfOperators }
    return { done: { path: '/admins', body }, refused: { path: '/admins', body } }
  },
  changeOperator: async () => ({
    done: { path: `/admins/${(await colleague()).id}`, body: { role: 'analyst' } },
    refused: { path: `/admins/${nobodysId}`, body: { role: 'analyst' } },
  }),
})

/** What operators do about themselves, each as somebody of their own. */
export const actsOfOneself = (work: AtWork): Acts => {
  const { owner, asked, colleague } = work
  const withFactor = async () => {
    const { id, accessToken: token } = await colleague()
    const { secret } = (await asked('post', { path: '/totp/setup', token })).json
    await asked('post', { path: '/totp/confirm', body: { otp: codeAt(secret, Date.now()) }, token })
    return { id, token }
  }
  return {
    adminLogin: async () => ({
      done: { path: '/login', body: ownerLogin, token: '' },
      refused: { path: '/login', body: { ...ownerLogin, password: 'not the right one' }, token: '' },
      actor: owner.id,
    }),
    adminLogout: async () => {
      const { id, accessToken: token } = await colleague()
      return { done: { path: '/logout', token }, refused: { path: '/logout', token }, actor: id }
    },
    acceptInvitation: async () => {
      const body = { email: newEmail(), name: 'Chi', role: 'support' }
      const { id } = (await asked('post', { path: '/admins', body })).json
      const accepted = { token: await invitationOf(work, id), password: passwordOfOperators, name: 'Chi' }
      const asking = { path: '/invitations/accept', body: accepted, token: '' }
      return { done: asking, refused: asking, actor: id }
    },
    changeAdminPassword: async () => {
      const { id, accessToken: token } = await colleague()
      const body = { currentPassword: passwordOfOperators, password: 'eleven late trains south' }
      const asking = { path: '/password/change', body, token }
      return { done: asking, refused: asking, actor: id }
    },
    setUpTotp: async () => {
      const { id, accessToken: token } = await colleague()
      const { token: other } = await withFactor()
      return { done: { path: '/totp/setup', token }, refused: { path: '/totp/setup', token: other }, actor: id }
    },
    confirmTotp: async () => {
      const { id, accessToken: token } = await colleague()
      const { secret } = (await asked('post', { path: '/totp/setup', token })).json
      const path = '/totp/confirm'
      const asking = { path, body: { otp: codeAt(secret, Date.now()) }, token }
      return { done: asking, refused: asking, actor: id }
    },
    disableTotp: async () => {
      const { id, token } = await withFactor()
      const path = '/totp/disable'
      const wrong = { path, body: { password: 'not the right one' }, token }
      return { done: { path, body: { password: passwordOfOperators }, token }, refused: wrong, actor: id }
    },
  }
}
