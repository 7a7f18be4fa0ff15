import type { Currency } from '../../domain/kernel/money.ts'
import { port } from './port.ts'

/** The currencies that this shop sells in; the first is the default. */
export type ShopCurrencies = Readonly<{ accepted: ReadonlyArray<Currency> }>
export const ShopCurrencies = port<ShopCurrencies>('ShopCurrencies')
