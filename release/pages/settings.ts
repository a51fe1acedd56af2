import * as z from 'zod'
import { type SETTINGS, SETTINGS_FILE } from '../../domain/settings.ts'
import { SETTING_WORDS, type SettingWords } from './setting-words.ts'
import { table } from './table.ts'

/** The part of JSON Schema that settings are told in. */
export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

export interface Setting extends SettingWords {
  readonly name: string
  readonly schema: Schema
  readonly required: boolean
  /** The default, as a page says it. */
  readonly usual: string
}

/** Every setting that a schema has: its form from there, its words beside it. */
export function documentedSettings(settings: typeof SETTINGS = SETTINGS_FILE): readonly Setting[] {
  const { properties = {}, required = [] } = z.toJSONSchema(settings, { io: 'input' }) as Schema
  return Object.entries(SETTING_WORDS).flatMap(([name, words]) => {
    const schema = properties[name]
    if (schema === undefined) return []
    const written = schema.default === undefined ? 'none' : `\`${JSON.stringify(schema.default).replaceAll('"', '')}\``
    const usual = required.includes(name) ? 'required' : (words.usual ?? written)
    return { ...words, name, schema, required: required.includes(name), usual }
  })
}

/** The tables of docs/settings.md, by heading. */
export function settingsTables(): string {
  const groups = Map.groupBy(documentedSettings(), ({ under }) => under)
  return [...groups]
    .map(([heading, settings]) => {
      const rows = settings.map(({ name, values, schema, usual, about }) => [
        `\`${name}\``,
        about,
        values ?? valuesOf(schema),
        usual,
      ])
      return `## ${heading}\n\n${table(['setting', 'what it does', 'values', 'default'], rows)}`
    })
    .join('\n\n')
}

function valuesOf({ type, enum: some, anyOf, items, minimum, maximum }: Schema): string {
  const all = some ?? anyOf?.flatMap((one) => one.const ?? [])
  if (all) return all.map((one) => `\`${one}\``).join(', ')
  if (type === 'array') return `any of ${valuesOf(items ?? {})}`
  if (type === 'boolean') return '`true`, `false`'
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`
  throw new Error(`what a setting of type ${type} may be is not told: give it "values" in setting-words.ts`)
}
