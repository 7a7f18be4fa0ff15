import { type Settings, schema } from './schema.ts'
import { usualSettings } from './usual-settings.ts'

/** A limit as it is and as it usually is; null where it depends on the rest of the configuration. */
export type ConfiguredLimit = Readonly<{ value: unknown; usual: unknown; about: string }>

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
