/** What decides the part of a row, by the row's place: texts by their numbers. */
export interface RowPlaces {
  readonly count: number
  /** The client's address of a row. */
  readonly clientOf: (row: number) => number
  readonly monitorOf: (row: number) => number
  readonly textOf: (number: number) => string | null
  readonly texts: number
}

/**
 * Places of rows part by part, of so many rows where no client has more: all of a client's address are in one, and those of one monitor
 * beside each other.
 */
export function partsOf(places: RowPlaces, rowsAPart: number): Int32Array[] {
  const { count, clientOf } = places
  if (count <= rowsAPart) return [Int32Array.from({ length: count }, (_, row) => row)]
  const { partOf, rowsIn } = partsOfClients(places, rowsAPart)
  const parts = rowsIn.map((rows) => new Int32Array(rows))
  const filled = new Int32Array(parts.length)
  for (let row = 0; row < count; row++) {
    const part = partOf[clientOf(row)] as number
    ;(parts[part] as Int32Array)[filled[part] as number] = row
    filled[part] = (filled[part] as number) + 1
  }
  return parts
}

/** Of each client's address in which part it is, and how many rows each part has. */
function partsOfClients({ count, clientOf, monitorOf, textOf, texts }: RowPlaces, rowsAPart: number) {
  const [rowsOf, monitors] = [new Int32Array(texts), new Int32Array(texts)]
  const clients: number[] = []
  const compared = (a: number, b: number) => compare(textOf(a) ?? '', textOf(b) ?? '')
  for (let row = 0; row < count; row++) {
    const [client, monitor] = [clientOf(row), monitorOf(row)]
    const isFirst = rowsOf[client] === 0
    if (isFirst) clients.push(client)
    if (isFirst || compared(monitor, monitors[client] as number) < 0) monitors[client] = monitor
    rowsOf[client] = (rowsOf[client] as number) + 1
  }
  const sorted = clients.toSorted((a, b) => {
    const [one, other] = [monitors[a] as number, monitors[b] as number]
    return one === other ? compared(a, b) : compared(one, other)
  })
  const partOf = new Int32Array(texts)
  const rowsIn = [0]
  for (const client of sorted) {
    const [own, rows] = [rowsOf[client] as number, rowsIn.at(-1) as number]
    if (rows > 0 && rows + own > rowsAPart) rowsIn.push(0)
    partOf[client] = rowsIn.length - 1
    rowsIn[rowsIn.length - 1] = (rowsIn.at(-1) as number) + own
  }
  return { partOf, rowsIn }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
