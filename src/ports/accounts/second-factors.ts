import type { SecondFactor, Step } from '../../domain/accounts/second-factor.ts'
import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** What operators sign in with beside a password. The database sees to it that each code is taken once. */
export type SecondFactors = Readonly<{
  find: (adminId: string) => TE.TaskEither<Unavailable, O.Option<SecondFactor>>
  /** Begins to set one up, instead of one that is not on yet. False when one is on: then nothing changes. */
  begin: (tx: Tx) => (adminId: string, sealed: string) => TE.TaskEither<Unavailable, boolean>
  /** Turns on the one that is being set up, by the step of its first code, with the hashes of its recovery codes. */
  turnOn: (
    tx: Tx,
  ) => (
    adminId: string,
    sealed: string,
    step: Step,
    hashes: ReadonlyArray<string>,
  ) => TE.TaskEither<Unavailable, boolean>
  /** Takes the code of this step. False when it, or one of a later step, was taken before. */
  takeStep: (tx: Tx) => (adminId: string, step: Step) => TE.TaskEither<Unavailable, boolean>
  /** Takes a recovery code, by its SHA-256. False when there is none or it was taken before. */
  takeRecoveryCode: (tx: Tx) => (adminId: string, hash: string) => TE.TaskEither<Unavailable, boolean>
  /** Forgets it and its recovery codes. False when there was none. */
  remove: (tx: Tx) => (adminId: string) => TE.TaskEither<Unavailable, boolean>
  all: () => TE.TaskEither<Unavailable, ReadonlyArray<SecondFactor>>
  /** Keeps the same secret encrypted anew, if it is still kept as it was. */
  reseal: (tx: Tx) => (adminId: string, before: string, after: string) => TE.TaskEither<Unavailable, void>
}>
export const SecondFactors = port<SecondFactors>('SecondFactors')
