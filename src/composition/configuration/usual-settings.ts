import { E } from '../../domain/kernel/fp.ts'
import { type Settings, schema } from './schema.ts'
import type { Variable } from './variable.ts'

const all: Readonly<Record<string, Variable<unknown>>> = schema

const usual = Object.entries(all).flatMap(([name, { absent }]) => (E.isRight(absent) ? [[name, absent.right]] : []))

/** Every setting as it is where nobody said anything, but for those that have to be said. */
export const usualSettings = Object.fromEntries(usual) as Omit<Settings, 'DATABASE_URL' | 'PAYSTACK_SECRET_KEY'>
