import { disableSecondFactor } from '../../../application/accounts/second-factor-off.ts'
import { confirmSecondFactor, setUpSecondFactor } from '../../../application/accounts/second-factor-set-up.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './second-factor.contract.ts'

export const secondFactorRoutes = [
  route(contract.setUpTotp, setUpSecondFactor, {
    toInput: (_, operator) => ({ operator }),
    toResponse: (made) => reply(made),
  }),
  route(contract.confirmTotp, confirmSecondFactor, {
    toInput: ({ body: { otp } }, operator) => ({ otp, operator }),
    toResponse: (codes) => reply(codes),
  }),
  route(contract.disableTotp, disableSecondFactor, {
    toInput: ({ body: { password } }, operator) => ({ password, operator }),
    toResponse: () => reply(undefined),
  }),
]
