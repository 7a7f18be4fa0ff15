/** A reason not to start, or not to go on, in words for a person. */
export type Refusal = Error & Readonly<{ exitCode: number }>

/** What sysexits.h calls EX_CONFIG: the settings are at fault. The application ends with it, too. */
export const badSettings = 78

export const refusal = (message: string, exitCode = 1): Refusal => Object.assign(new Error(message), { exitCode })

export const isRefusal = (thrown: unknown): thrown is Refusal =>
  thrown instanceof Error && 'exitCode' in thrown && typeof thrown.exitCode === 'number'
