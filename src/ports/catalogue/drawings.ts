import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'

/**
 * Pictures that were drawn before, under keys that name all they show (`drawingKey`): one is never wrong, only gone.
 * Keeping is an offer; what cannot be kept or found is drawn again, so neither ever fails.
 */
export type Drawings = Readonly<{
  find: (key: string) => TE.TaskEither<never, O.Option<string>>
  keep: (key: string, drawing: string) => TE.TaskEither<never, void>
}>
export const Drawings = port<Drawings>('Drawings')
