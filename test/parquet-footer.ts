/**
 * The first fields of a Parquet file's footer, read without any library of Parquet: numbers, and lists by the type and number
 * of their elements. Throws where a list's type is none.
 * Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export function footerOf(file: Uint8Array): (number | { readonly ofStructs: number })[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let at = file.byteLength - 8 - view.getUint32(file.byteLength - 8, true)
  const byte = () => view.getUint8(at++)

  function varint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const next = byte()
      value += (next & 0x7f) * factor
      if (next < 0x80) return value
    }
  }

  function list(): { readonly ofStructs: number } {
    const header = byte()
    const size = header >> 4 === 15 ? varint() : header >> 4
    const type = header & 0x0f
    if (!(type in TYPES)) throw new Error(`a list is of type ${type}, which is none`)
    for (let index = 0; index < size; index++) value(type)
    return { ofStructs: TYPES[type] === 'struct' ? size : Number.NaN }
  }

  function value(type: number): number | { readonly ofStructs: number } {
    switch (TYPES[type]) {
      case 'integer':
        return varint()
      case 'byte':
        return byte()
      case 'double':
        at += 8
        return Number.NaN
      case 'binary': {
        const length = varint()
        at += length
        return length
      }
      case 'list':
        return list()
      case 'struct':
        return struct().length
      default:
        return type
    }
  }

  function struct() {
    const fields: (number | { readonly ofStructs: number })[] = []
    for (let header = byte(); header !== 0; header = byte()) {
      if (header >> 4 === 0) varint()
      fields.push(value(header & 0x0f))
    }
    return fields
  }
  return struct()
}

const TYPES: Readonly<Record<number, string>> = {
  1: 'true',
  2: 'false',
  3: 'byte',
  4: 'integer',
  5: 'integer',
  6: 'integer',
  7: 'double',
  8: 'binary',
  9: 'list',
  12: 'struct',
}
