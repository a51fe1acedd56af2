import fc from 'fast-check'

const SURROGATES = { first: 0xd800, count: 0x800 }

/**
 * Every character that is one, as a `unit` of strings: what fast-check calls `binary`, without the table of a million of them that each such
 * string would make.
 */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (character) => {
    const code = typeof character === 'string' ? (character.codePointAt(0) ?? 0) : 0
    return code < SURROGATES.first ? code : code - SURROGATES.count
  },
)
