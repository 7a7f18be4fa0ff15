/** Half minutes since 1970: the steps of RFC 6238. */
export type Step = number

/**
 * What makes an operator's one-time codes. `sealed` is its secret, encrypted. Until a first code came it is only being set
 * up (`isOn` false), and asks nobody for anything.
 */
export type SecondFactor = Readonly<{ adminId: string; sealed: string; isOn: boolean }>

const totpShape = /^\d{6}$/
const recoveryShape = /^[A-Z0-9]{16}$/

/** What somebody typed who was asked for a code: the six digits of now, or one of their recovery codes. */
export type TypedCode = Readonly<{ kind: 'totp' | 'recovery'; code: string }>

/** Reads a code as people type it, with spaces, hyphens and small letters; null when it can be neither. */
export const typedCode = (text: string): TypedCode | null => {
  const code = text.replace(/[\s-]/g, '').toUpperCase()
  if (totpShape.test(code)) return { kind: 'totp', code }
  return recoveryShape.test(code) ? { kind: 'recovery', code } : null
}

/** How many recovery codes there are, and how long each is: 16 of 36 signs are 82 bits, so a plain hash keeps them. */
export const recoveryCodes = { count: 10, length: 16 } as const

/** A recovery code as it is shown, in groups that can be read out. */
export const shownRecoveryCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code
