/** Numbers of records, the same for the same one. A record is some whole numbers: all of them are one array, whatever the number of records. */
export interface NumberedRecords {
  /** Of a record that is put here, `width` numbers. */
  readonly next: Int32Array
  /** The number of what is in `next`. */
  number(): number
  /** A field of a record. */
  field(number: number, index: number): number
}

export function numberedRecords(width: number): NumberedRecords {
  const next = new Int32Array(width)
  let fields = new Int32Array(width * 256)
  let count = 0
  // Of each record its number and one more, where its hash leads or in the next free place; 0 is free.
  let places = new Int32Array(1024)

  const isNext = (number: number): boolean => {
    for (let index = 0; index < width; index++) if (fields[number * width + index] !== next[index]) return false
    return true
  }
  const hashOf = (record: Int32Array, from: number): number => {
    let hash = 0
    for (let index = 0; index < width; index++) {
      hash = Math.imul(hash ^ (record[from + index] as number), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return hash
  }
  const freePlace = (hash: number): number => {
    let place = hash & (places.length - 1)
    while (places[place] !== 0) place = (place + 1) & (places.length - 1)
    return place
  }
  const grow = () => {
    fields = grown(fields, (count + 1) * width)
    if (2 * count < places.length) return
    places = new Int32Array(2 * places.length)
    for (let number = 0; number < count; number++) places[freePlace(hashOf(fields, number * width))] = number + 1
  }
  return {
    next,
    number: () => {
      const hash = hashOf(next, 0)
      for (let place = hash & (places.length - 1); places[place] !== 0; place = (place + 1) & (places.length - 1)) {
        const known = (places[place] as number) - 1
        if (isNext(known)) return known
      }
      grow()
      places[freePlace(hash)] = count + 1
      fields.set(next, count * width)
      return count++
    },
    field: (number, index) => fields[number * width + index] as number,
  }
}

type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** The same numbers, with room for so many. */
export function grown<Array extends Numbers>(numbers: Array, length: number): Array {
  if (length <= numbers.length) return numbers
  const larger = new (numbers.constructor as new (length: number) => Array)(Math.max(length, 2 * numbers.length))
  larger.set(numbers)
  return larger
}

/** Numbers of texts, the same for the same one, and of null. */
export function numberedTexts() {
  const numbers = new Map<string | null, number>()
  const texts: (string | null)[] = []
  return {
    numberOf: (text: string | null): number => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      return texts.push(text) - 1
    },
    textOf: (number: number) => texts[number] as string | null,
    count: () => texts.length,
  }
}
