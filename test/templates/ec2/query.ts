type Json = unknown

/**
 * The part of JMESPath that our commands use: names, `[]`, `[0]`, `[?name=='text']`, `[?name]`, ``[?name>`0`]``, `[name,name]`, `@` and
 * `length()`. Whatever else stands in a query is refused, as the AWS CLI refuses what it can't read.
 */
export function queried(query: string, value: Json): Json {
  const inner = /^length\((.*)\)$/s.exec(query)
  if (inner) return (queried(inner[1] ?? '', value) as unknown[] | null)?.length ?? null
  const step = /^\.?(?:([A-Za-z@]\w*|@)|\[\]|\[(\d+)\]|\[\?(.*?)\](?=[.[]|$)|\[([^\]?].*)\])/s.exec(query)
  if (query === '') return value
  if (!step) throw new Error(`Bad value for --query ${query}`)
  const [whole, name, index, filter, list] = step
  const rest = query.slice(whole.length)
  if (name !== undefined) return queried(rest, name === '@' ? value : fieldOf(value, name))
  if (index !== undefined) return queried(rest, (value as Json[] | undefined)?.[Number(index)] ?? null)
  if (list !== undefined) return value === null ? null : splitTop(list).map((one) => queried(one, value))
  if (!Array.isArray(value)) return null
  const kept = filter === undefined ? value.flat() : value.filter((one) => holds(filter, one))
  return kept
    .map((one) => queried(rest, one))
    .filter((one) => one !== null && one !== undefined)
    .flatMap(flatOnce(rest))
}

/** A projection inside a projection is one list where it is flattened. */
const flatOnce = (rest: string) => (one: Json) =>
  rest.includes('[') && !rest.startsWith('.[') && Array.isArray(one) ? one : [one]

const fieldOf = (value: Json, name: string) => (value as Record<string, Json> | null)?.[name] ?? null

function holds(filter: string, value: Json): boolean {
  return filter.split(/\s*\|\|\s*/).some((one) => {
    const [, number] = /^(\w+)>`0`$/.exec(one) ?? []
    if (number !== undefined) return Number(queried(number, value)) > 0
    const [, left = '', text] = /^(@|\w+)(?:=='(.*)')?$/s.exec(one) ?? []
    if (left === '') throw new Error(`Bad value for --query ${filter}`)
    const found = queried(left, value)
    return text === undefined ? found !== null : found === text
  })
}

function splitTop(list: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const letter of list) {
    if (letter === '[') depth++
    if (letter === ']') depth--
    if (letter === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}

/** As `--output text` prints: tabs between, a list a line. */
export function asText(value: Json): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (!Array.isArray(value)) return typeof value === 'object' ? JSON.stringify(value) : String(value)
  const scalars = value.filter((one) => !Array.isArray(one)).map(asText)
  const lists = value.filter((one) => Array.isArray(one)).map(asText)
  return [...(scalars.length > 0 ? [scalars.join('\t')] : []), ...lists].join('\n')
}
