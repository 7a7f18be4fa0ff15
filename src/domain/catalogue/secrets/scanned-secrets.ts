import { eachText } from '../document/walk.ts'
import type { WorkflowDocument } from '../document/workflow-document.ts'
import { isLookup, isPlaceholder } from './placeholder.ts'
import type { FoundSecret } from './secrets-found.ts'

/** What a scanner takes for a secret: which of the texts it was given, from where to where in it, and of what kind. */
export type ScannedSecret = Readonly<{ text: number; start: number; end: number; kind: string; label: string }>

/** Every text of what was uploaded, in an order that is always the same. */
export const textsOf = (document: WorkflowDocument): ReadonlyArray<string> => {
  const texts: Array<string> = []
  eachText(document.uploaded, '', ({ text }) => {
    texts.push(text)
  })
  return texts
}

/** The password of an address; the rest of it says nothing about whether it is real. */
const password = /:\/\/[^\s:/@]{0,100}:(?<password>[^\s@]{1,200})@/

const isStandIn = (found: string): boolean => {
  const judged = password.exec(found)?.groups?.password ?? found
  return isPlaceholder(judged) || isLookup(judged)
}

/**
 * What a scanner found in the document's texts, by the places there. Placeholders and what is looked up when the workflow
 * runs are no secrets, whatever they look like to a scanner that does not know n8n.
 */
export const scannedSecrets = (
  document: WorkflowDocument,
  scanned: ReadonlyArray<ScannedSecret>,
): ReadonlyArray<FoundSecret> => {
  if (scanned.length === 0) return []
  const byText = Map.groupBy(scanned, ({ text }) => text)
  const found: Array<FoundSecret> = []
  let at = 0
  eachText(document.uploaded, '/document', ({ text, pointer }) => {
    const secret = byText.get(at)?.find(({ start, end }) => !isStandIn(text.slice(start, end)))
    if (secret !== undefined) found.push({ pointer: pointer(), kind: secret.kind, label: secret.label })
    at += 1
  })
  return found
}
