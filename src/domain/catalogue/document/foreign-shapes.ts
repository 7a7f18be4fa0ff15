import { isObject, isText, type JsonObject, own } from './json.ts'
import type { OtherPlatform } from './not-a-workflow.ts'

/** A known kind of JSON that is not a workflow, and what to do about it. `member`: what gives it away. */
export type ForeignShape = Readonly<{ member: string | null; message: string; platform?: OtherPlatform }>

const objectsIn = (value: unknown): ReadonlyArray<JsonObject> => (Array.isArray(value) ? value.filter(isObject) : [])

/** Make's blueprint: a flow of modules; its API wraps it in `response.blueprint`, its export at times in `blueprint`. */
const isBlueprint = (value: unknown): boolean =>
  isObject(value) && objectsIn(own(value, 'flow')).some((module) => Object.hasOwn(module, 'module'))

const make: ForeignShape = {
  member: null,
  message: 'is a blueprint of Make, not an n8n workflow; only n8n workflows are sold here',
  platform: 'make',
}

const wrapsBlueprint = (value: JsonObject): boolean => {
  const response = own(value, 'response')
  return (
    isBlueprint(value) ||
    isBlueprint(own(value, 'blueprint')) ||
    (isObject(response) && isBlueprint(own(response, 'blueprint')))
  )
}

/** Zapier's export: many Zaps in one file, their steps keyed by id. */
const isZapfile = (value: JsonObject): boolean =>
  objectsIn(own(value, 'zaps')).some((zap) => Object.hasOwn(zap, 'nodes') || Object.hasOwn(zap, 'steps'))

const zapier: ForeignShape = {
  member: 'zaps',
  message: 'is an export of Zapier, not an n8n workflow; only n8n workflows are sold here',
  platform: 'zapier',
}

/** `n8n export:credentials`: each with a type and its data, encrypted or, worse, in the clear. */
const isCredential = (value: JsonObject): boolean => {
  const data = own(value, 'data')
  const holdsWorkflow = isObject(data) && (Object.hasOwn(data, 'nodes') || Object.hasOwn(data, 'workflow'))
  return isText(own(value, 'type')) && (isText(data) || isObject(data)) && !holdsWorkflow
}

const credentials: ForeignShape = {
  member: null,
  message:
    'IS AN EXPORT OF CREDENTIALS, not a workflow. Nothing of it was kept; if it has left your machine in the clear, replace those credentials now',
}

/** n8n's execution: the workflow together with the data that went through it, which is somebody's. */
const isExecution = (value: JsonObject): boolean => isObject(own(value, 'workflowData'))

const execution: ForeignShape = {
  member: 'workflowData',
  message:
    'is an execution of a workflow, with the data that it ran on; export the workflow itself from n8n (Download)',
}

/** What the JSON is, when it is something known other than a workflow. */
export const foreignShape = (value: unknown): ForeignShape | null => {
  if (Array.isArray(value)) return value.some((item) => isObject(item) && isCredential(item)) ? credentials : null
  if (!isObject(value) || (Object.hasOwn(value, 'nodes') && Object.hasOwn(value, 'connections'))) return null
  if (wrapsBlueprint(value)) return make
  if (isZapfile(value)) return zapier
  if (isExecution(value)) return execution
  return isCredential(value) ? credentials : null
}
