import { port } from '../kernel/port.ts'

/** Makes of where somebody comes from what can be compared and not read back, not by trying out all addresses either. */
export type AddressHasher = Readonly<{
  /** 64 lower-case hex digits: the same for the same account and address, unlike those of any other account. */
  hash: (accountId: string, address: string) => string
}>
export const AddressHasher = port<AddressHasher>('AddressHasher')
