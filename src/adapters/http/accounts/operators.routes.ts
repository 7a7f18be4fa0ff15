import { acceptInvitation } from '../../../application/accounts/accept-invitation.ts'
import { addOperator } from '../../../application/accounts/add-operator.ts'
import { changeAdminPassword } from '../../../application/accounts/change-admin-password.ts'
import { changeOperator } from '../../../application/accounts/change-operator.ts'
import { getOperator } from '../../../application/accounts/get-operator.ts'
import { listOperators } from '../../../application/accounts/list-operators.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './operators.contract.ts'
import { shownAdmin } from './shown-admin.ts'

export const operatorsRoutes = [
  route(contract.operators, listOperators, {
    toInput: ({ page }) => ({ page }),
    toResponse: ({ items, next }) => reply({ items: items.map(shownAdmin), next }),
  }),
  route(contract.addOperator, addOperator, {
    toInput: ({ body: { password = null, ...facts } }, { adminId }) => ({ ...facts, password, actor: adminId }),
    toResponse: (admin) => reply(shownAdmin(admin)),
  }),
  route(contract.operator, getOperator, {
    toInput: ({ params: { id } }) => ({ id }),
    toResponse: (admin) => reply(shownAdmin(admin)),
  }),
  route(contract.changeOperator, changeOperator, {
    toInput: ({ params: { id }, body }, operator) => ({ id, changes: body, operator }),
    toResponse: (admin) => reply(shownAdmin(admin)),
  }),
  route(contract.acceptInvitation, acceptInvitation, {
    toInput: ({ body }, visitor) => ({ ...body, visitor }),
    toResponse: ({ admin, ...tokens }) => reply({ admin: shownAdmin(admin), ...tokens }),
  }),
  route(contract.changeAdminPassword, changeAdminPassword, {
    toInput: ({ body }, operator) => ({ ...body, operator }),
    toResponse: () => reply(undefined),
  }),
]
