import { E } from '../../../../domain/kernel/fp.ts'
import { flaw } from '../../../../domain/kernel/issue.ts'
import { encodingFlaw } from './encoding.ts'
import { type JsonFault, malformed } from './json-fault.ts'
import type { JsonLimits } from './json-limits.ts'
import { addName, noNames } from './member-names.ts'
import { scanName, scanScalar } from './scan-scalar.ts'
import {
  expect,
  type Frame,
  fail,
  failFor,
  isInDocument,
  limitsHere,
  nextByte,
  note,
  type ScanState,
  scanState,
} from './scan-state.ts'

/** What a scan learns of a sound text: the bytes [start, end) of the document member's value, null when it has none. */
export type JsonOutline = Readonly<{ document: Readonly<{ start: number; end: number }> | null }>

const tooDeep = flaw('too_deep', 'is nested too deeply')
const tooWide = flaw('too_wide', 'has too many members or items')

const comma = 0x2c
const colon = 0x3a
const arrayStart = 0x5b
const arrayEnd = 0x5d
const objectStart = 0x7b
const objectEnd = 0x7d

const endOf = (frame: Frame): number => (frame.names === null ? arrayEnd : objectEnd)

/** Begins another member or item, when the container may have one more. */
const begin = (state: ScanState, frame: Frame): boolean => {
  if (frame.count >= limitsHere(state).width) {
    note(state, tooWide, 'container')
    return false
  }
  frame.count += 1
  return expect(state, frame.names === null ? 'value' : 'name')
}

const scanMember = (state: ScanState, frame: Frame | undefined): boolean => {
  const names = frame?.names ?? null
  if (frame === undefined || names === null || nextByte(state) !== 0x22) return failFor(state, 'a member name')
  const named = scanName(state, (name) => {
    frame.name = name
    return addName(names, name)
  })
  if (!named) return false
  if (nextByte(state) !== colon) return failFor(state, 'a colon')
  state.at += 1
  return expect(state, 'value')
}

const open = (state: ScanState, isObject: boolean): boolean => {
  const { depth, open: opened } = limitsHere(state)
  if (opened >= depth) {
    note(state, tooDeep)
    return false
  }
  const frame: Frame = { names: isObject ? noNames() : null, count: 0, name: '' }
  state.frames.push(frame)
  state.at += 1
  return nextByte(state) === endOf(frame) ? expect(state, 'more') : begin(state, frame)
}

const isDocument = ({ limits, frames: [root, second] }: ScanState): boolean =>
  limits.document !== undefined && second === undefined && root?.names != null && root.name === limits.document.member

const scanValue = (state: ScanState): boolean => {
  const byte = nextByte(state)
  if (isDocument(state)) state.documentStart = state.at
  if (byte === objectStart) return open(state, true)
  if (byte === arrayStart) return open(state, false)
  return scanScalar(state, byte)
}

/** After a value: another, or the end of the container, which is itself a value that ends. */
const scanMore = (state: ScanState, frame: Frame | undefined): boolean => {
  if (isInDocument(state) && state.frames.length === 1) state.documentEnd = state.at
  if (frame === undefined) return expect(state, 'nothing')
  const byte = nextByte(state)
  if (byte === comma) {
    state.at += 1
    return begin(state, frame)
  }
  if (byte !== endOf(frame)) return failFor(state, frame.names === null ? 'a comma or ]' : 'a comma or }')
  state.at += 1
  state.frames.pop()
  return true
}

const scanEnd = (state: ScanState): boolean =>
  nextByte(state) === undefined ? false : fail(state, 'Something after the end of the value')

/** One token; false when the scan is over. */
const step = (state: ScanState): boolean => {
  const frame = state.frames.at(-1)
  switch (state.expects) {
    case 'value':
      return scanValue(state)
    case 'name':
      return scanMember(state, frame)
    case 'more':
      return scanMore(state, frame)
    case 'nothing':
      return scanEnd(state)
  }
}

/**
 * Reads a text once, before JSON.parse sees it, without recursion: whether it is UTF-8 and well-formed JSON without
 * duplicate names (else malformed), and whether it keeps the limits, and only text and numbers that can be stored.
 * Structure beyond a limit ends the scan there; the other issues are gathered.
 */
export const scanJson = (bytes: Uint8Array, limits: JsonLimits): E.Either<JsonFault, JsonOutline> => {
  const beginning = encodingFlaw(bytes)
  if (beginning !== null) return E.left(malformed(bytes, 0, beginning))
  const state = scanState(bytes, limits)
  while (step(state));
  if (state.fault !== null) return E.left(malformed(bytes, state.at, state.fault))
  if (state.issues.length > 0) return E.left({ kind: 'limits', issues: state.issues })
  return E.right({
    document: state.documentStart < 0 ? null : { start: state.documentStart, end: state.documentEnd },
  })
}
