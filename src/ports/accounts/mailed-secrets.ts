import type { SealedSecret, SecretForm } from '../../domain/accounts/mailed-secret.ts'
import type { O } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'

/** Secrets that go out by mail: made anew when their mail is written, so that nobody has to keep them. */
export type MailedSecrets = Readonly<{
  /** A new one. The hash of a token is its SHA-256 in hex, by which it is found; that of a code needs a key to be made. */
  make: (form: SecretForm) => SealedSecret
  /** The secret itself; none when the key that it was made with is not this instance's, or any more. */
  reveal: (form: SecretForm, sealed: SealedSecret) => O.Option<string>
}>
export const MailedSecrets = port<MailedSecrets>('MailedSecrets')
