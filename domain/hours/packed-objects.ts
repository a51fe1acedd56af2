/** Objects as columns: what many of them have stands there once. */
export interface PackedObjects {
  readonly count: number
  readonly fields: Readonly<Record<string, PackedField>>
}

/** Of a field the objects' own values, each once. */
export interface PackedField {
  readonly values: readonly unknown[]
  /** Of each object which one it has, -1 for one without the field. Absent where all have the first, or each has its own, in order. */
  readonly at?: readonly number[]
}

/** Whether objects that say the same are one; else each is another. */
type Sameness = 'by text' | 'by identity'

/** Packs what `valueOf` tells of each object by the names of its fields. */
export function packedObjects(
  objects: readonly object[],
  {
    sameness = () => 'by text',
    without = [],
  }: { sameness?: (field: string) => Sameness; without?: readonly string[] } = {},
): PackedObjects {
  const fields = new Map<string, ReturnType<typeof packedField>>()
  for (const [index, object] of objects.entries()) {
    for (const name in object) {
      let field = fields.get(name)
      if (field === undefined) {
        if (without.includes(name)) continue
        field = packedField(objects.length, sameness(name))
        fields.set(name, field)
      }
      field.put(index, (object as Readonly<Record<string, unknown>>)[name])
    }
  }
  const packed = [...fields].flatMap(([name, field]) => {
    const own = field.packed()
    return own === null ? [] : [[name, own] as const]
  })
  return { count: objects.length, fields: Object.fromEntries(packed) }
}

function packedField(count: number, sameness: Sameness) {
  const values: unknown[] = []
  const indexes = new Map<unknown, number>()
  // Of objects by what they say: a string that says the same is another value.
  const indexesByText = new Map<string, number>()
  const at = new Array<number>(count).fill(-1)
  const indexOf = (value: unknown): number => {
    const known = indexes.get(value)
    if (known !== undefined) return known
    const text = typeof value === 'object' && value !== null && sameness === 'by text' ? JSON.stringify(value) : null
    const index = (text === null ? undefined : indexesByText.get(text)) ?? values.push(value) - 1
    indexes.set(value, index)
    if (text !== null) indexesByText.set(text, index)
    return index
  }
  return {
    put: (index: number, value: unknown) => {
      if (value !== undefined) at[index] = indexOf(value)
    },
    packed: (): PackedField | null => {
      if (values.length === 0) return null
      const isPlain = values.length === 1 ? at.every((one) => one === 0) : at.every((one, index) => one === index)
      return isPlain ? { values } : { values, at }
    },
  }
}

/** The objects one after another: whoever sums them holds one at a time. What was one value is one. */
export function* unpackedObjects({ count, fields }: PackedObjects): Generator<Record<string, unknown>> {
  const all = Object.entries(fields)
  for (let index = 0; index < count; index++) {
    const object: Record<string, unknown> = {}
    for (const [name, { values, at }] of all) {
      const place = at === undefined ? (values.length === 1 ? 0 : index) : (at[index] as number)
      if (place >= 0) object[name] = values[place]
    }
    yield object
  }
}
