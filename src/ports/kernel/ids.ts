import { port } from './port.ts'

/** New ids: UUIDv7, so that a primary key grows with time. */
export type Ids = Readonly<{ next: () => string }>
export const Ids = port<Ids>('Ids')
