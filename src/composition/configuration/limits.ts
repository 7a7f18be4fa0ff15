import { type Settings, schema } from './schema.ts'
import { usualSettings } from './usual-settings.ts'

/** A limit as it is and as it usually is; null where it depends on the rest of the configuration. */
export type ConfiguredLimit = Readonly<{ value: unknown; usual: unknown; about: string }>

/** A limit as the API document has it. */
export type PublicLimit = Readonly<{ value: unknown; about: string }>

/** What a client meets; the rest says how much an attacker may try, or how the inside is made. */
const ofClients: ReadonlySet<keyof Settings> = new Set<keyof Settings>([
  'LIMIT_BODY_BYTES',
  'LIMIT_AUTH_BYTES',
  'LIMIT_WORKFLOW_BYTES',
  'LIMIT_WEBHOOK_BYTES',
  'LIMIT_JSON_DEPTH',
  'LIMIT_JSON_WIDTH',
  'LIMIT_WORKFLOW_DEPTH',
  'LIMIT_WORKFLOW_WIDTH',
  'LIMIT_SEARCH_CHARACTERS',
  'LIMIT_RETURN_URL_CHARACTERS',
  'LIMIT_HEADERS',
  'LIMIT_URL_BYTES',
  'LIMIT_HEADER_BYTES',
  'LIMIT_HEADERS_MS',
  'LIMIT_REQUEST_MS',
  'LIMIT_EXPORT_SECONDS',
  'LIMIT_ACCESS_TOKEN_SECONDS',
  'LIMIT_SESSION_IDLE_SECONDS',
  'LIMIT_SESSION_SECONDS',
  'LIMIT_ADMIN_SESSION_IDLE_SECONDS',
  'LIMIT_ADMIN_SESSION_SECONDS',
  'LIMIT_DOWNLOAD_LINK_SECONDS',
  'LIMIT_DOWNLOAD_LINK_USES',
  'LIMIT_EMAIL_CODE_SECONDS',
  'LIMIT_PASSWORD_RESET_SECONDS',
  'LIMIT_INVITATION_SECONDS',
])

/** What is told to anyone who reads the API document. */
export const limitsOfClients = (settings: Settings): Readonly<Record<string, PublicLimit>> =>
  Object.fromEntries(
    Object.entries(limitsOf(settings))
      .filter(([name]) => ofClients.has(name as keyof Settings))
      .map(([name, { value, about }]) => [name, { value, about }]),
  )

/** Every limit of the configuration, by its name. */
export const limitsOf = (settings: Settings): Readonly<Record<string, ConfiguredLimit>> =>
  Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => name.startsWith('LIMIT_'))
      .map(([name, { about }]) => [
        name,
        { value: settings[name as keyof Settings], usual: usualSettings[name as keyof typeof usualSettings], about },
      ]),
  )
