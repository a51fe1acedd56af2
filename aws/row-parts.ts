import { gunzipSync, gzipSync } from 'node:zlib'
import type { RowParts } from '../domain/flows/mirrors.ts'
import type { Observation } from '../domain/flows/observation.ts'

/** Rows of an hour that are held as they are: below this, a function's memory is Node's own. */
const MOST_HELD = 60_000

/** Parts of an hour that has more: of 840,000 rows, the most that twenty monitors tell of, each is what one holds without. */
const PARTS = 32

/** Rows that are packed together. */
const ROWS_A_PACK = 500

/** A part's rows: most of them packed, to a twentieth of what they take in memory. */
interface Part {
  readonly packs: Uint8Array[]
  open: Observation[]
}

/** Gathers an hour's rows in parts by the client's address. */
export interface RowGathering {
  add(rows: readonly Observation[]): void
  /** All that were added, part by part, in the order of their adding; to be gone through as often as one likes. */
  readonly parts: RowParts
}

export function gatheredRows(mostHeld = MOST_HELD): RowGathering {
  let held: Observation[] | undefined = []
  const parts = Array.from({ length: PARTS }, (): Part => ({ packs: [], open: [] }))
  const put = (row: Observation) => {
    const part = parts[placeOf(clientIp(row))] as Part
    if (part.open.push(row) < ROWS_A_PACK) return
    part.packs.push(gzipSync(JSON.stringify(part.open), { level: 1 }))
    part.open = []
  }
  return {
    add: (rows) => {
      if (held === undefined) return rows.forEach(put)
      for (const row of rows) held.push(row)
      if (held.length <= mostHeld) return
      held.forEach(put)
      held = undefined
    },
    parts: {
      *[Symbol.iterator]() {
        if (held !== undefined) yield held
        else for (const part of parts) yield unpacked(part)
      },
    },
  }
}

function unpacked({ packs, open }: Part): Observation[] {
  const packed = packs.flatMap((pack) => JSON.parse(gunzipSync(pack).toString('utf8')) as Observation[])
  return [...packed, ...open]
}

const clientIp = ({ targetPort, local, remote }: Observation) => (targetPort === 0 ? remote.ip : local.ip) ?? ''

/** Evenly and always the same: FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
function placeOf(text: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  return (hash >>> 0) % PARTS
}
