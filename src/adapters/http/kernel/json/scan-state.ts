import { at, type Flaw, type Issue } from '../../../../domain/kernel/issue.ts'
import { pointerToken } from '../../../../domain/kernel/pointer.ts'
import type { JsonLimits, StructureLimits } from './json-limits.ts'
import type { MemberNames } from './member-names.ts'

/** A container that is open: `names` for an object, null for an array; `name` is the member being read, `count` those begun. */
export type Frame = { readonly names: MemberNames | null; count: number; name: string }

/** What the grammar wants next. `more`: a comma or the end of the container, after a value. */
type Expectation = 'value' | 'name' | 'more' | 'nothing'

/**
 * Where a scan stands. The few functions of one scan change it in place, and nobody else sees it: a text of a megabyte
 * has a hundred thousand tokens, too many for a new state each.
 */
export type ScanState = {
  readonly bytes: Buffer
  readonly limits: JsonLimits
  readonly frames: Array<Frame>
  readonly issues: Array<Issue>
  at: number
  expects: Expectation
  /** Why the text is not JSON, at `at`. */
  fault: string | null
  /** The document member's value; −1 while it has not begun, or not ended. */
  documentStart: number
  documentEnd: number
}

export const scanState = (bytes: Uint8Array, limits: JsonLimits): ScanState => ({
  bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  limits,
  frames: [],
  issues: [],
  at: 0,
  expects: 'value',
  fault: null,
  documentStart: -1,
  documentEnd: -1,
})

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Passes over white space; the byte after it. */
export const nextByte = (state: ScanState): number | undefined => {
  while (isSpace(state.bytes[state.at])) state.at += 1
  return state.bytes[state.at]
}

/** Each of these three ends or goes on with a scan: true means that it goes on. */
export const fail = (state: ScanState, what: string): false => {
  state.fault = what
  return false
}

export const failFor = (state: ScanState, wanted: string): false =>
  fail(
    state,
    state.at >= state.bytes.length ? `The text ends where ${wanted} should be` : `Something other than ${wanted}`,
  )

export const expect = (state: ScanState, expectation: Expectation): true => {
  state.expects = expectation
  return true
}

export const isInDocument = (state: ScanState): boolean => state.documentStart >= 0 && state.documentEnd < 0

/** The limits that hold here, and how many of the open containers count against them. */
export const limitsHere = (state: ScanState): StructureLimits & Readonly<{ open: number }> => {
  const { document } = state.limits
  const open = state.frames.length
  return document !== undefined && isInDocument(state)
    ? { depth: document.depth, width: document.width, open: open - 1 }
    : { depth: state.limits.depth, width: state.limits.width, open }
}

const stepOf = (frame: Frame): string => `/${frame.names === null ? frame.count - 1 : pointerToken(frame.name)}`

/** So many issues are named; more would only repeat them. */
const mostIssues = 20

/** Notes an issue of the value being read, or of the innermost container itself. */
export const note = (state: ScanState, flaw: Flaw, of: 'value' | 'container' = 'value'): void => {
  const frames = of === 'value' ? state.frames : state.frames.slice(0, -1)
  const pointer = (state.limits.root ?? '') + frames.map(stepOf).join('')
  if (state.issues.length < mostIssues) state.issues.push(at(pointer)(flaw))
}
