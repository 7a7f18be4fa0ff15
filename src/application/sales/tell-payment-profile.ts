import { TE } from '../../domain/kernel/fp.ts'
import { ShopCurrencies } from '../../ports/kernel/shop-currencies.ts'
import { PaymentProfile } from '../../ports/sales/payment-profile.ts'
import { useCase } from '../kernel/use-case.ts'

/** How this shop takes money: the mode, the currencies and the provider's public key. */
export const tellPaymentProfile = useCase(
  'TellPaymentProfile',
  { profile: PaymentProfile, currencies: ShopCurrencies },
  [],
  ({ profile, currencies }) =>
    (_: Readonly<Record<never, never>>) =>
      TE.right({ ...profile, currencies: currencies.accepted }),
)
