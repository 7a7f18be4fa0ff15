import type { ScannedSecret } from '../../domain/catalogue/secrets/scanned-secrets.ts'
import type { TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Unavailable } from '../kernel/transact.ts'

/**
 * What other people know of how secrets look, beside our own rules. Texts in; kinds and places out, never values. It reads
 * only, asks nobody, and whatever a text says, nothing in it turns the scanner off. One that cannot tell is unavailable:
 * what was not looked at is not taken for clean.
 */
export type SecretScanner = Readonly<{
  scan: (texts: ReadonlyArray<string>) => TE.TaskEither<Unavailable, ReadonlyArray<ScannedSecret>>
}>
export const SecretScanner = port<SecretScanner>('SecretScanner')
