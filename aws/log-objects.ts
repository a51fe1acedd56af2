import { gunzipSync } from 'node:zlib'
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import type { AskedNamesRead, LogQuestion } from '../domain/identities/asked-names.ts'
import { s3 } from './archive.ts'
import { atATime } from './at-a-time.ts'

/** Objects that a run reads, and bytes of them as they lie there: what is beyond is not read. */
const MOST_OBJECTS = 300
const MOST_BYTES = 200_000_000
/** Of one, unpacked. */
const LARGEST_OBJECT = 200_000_000
const AT_A_TIME = 4

/** An object has queries of the minutes before its time. */
const LATE_MILLISECONDS = 15 * 60_000

interface Found {
  readonly key: string
  readonly size: number
}

/** The names in a bucket's logs: Route 53 leaves them by account, VPC and day. */
export async function namesInObjects(bucket: string, prefix: string, question: LogQuestion): Promise<AskedNamesRead> {
  const { ips, from, to } = question
  const listed = await atATime(
    AT_A_TIME,
    foldersOf(prefix, question).map((folder) => () => objectsIn(bucket, folder)),
  )
  const inTime = listed.flat().filter(({ key }) => isOf(key, from, to))
  const asked = new Set(ips)
  let bytesRead = 0
  const chosen = inTime.slice(0, MOST_OBJECTS).filter(({ size }) => {
    bytesRead += size
    return bytesRead <= MOST_BYTES
  })
  const names = await atATime(
    AT_A_TIME,
    chosen.map(
      ({ key }) =>
        async () =>
          namesIn(await textOf(bucket, key), asked),
    ),
  )
  const left = inTime.length - chosen.length
  return {
    names: names.flat(),
    bytesRead: chosen.reduce((sum, { size }) => sum + size, 0),
    // Listing and reading cost a thousandth of a cent an object.
    usd: 0,
    problem:
      left === 0
        ? null
        : `DNS query logs were read in part: a run reads ${chosen.length} objects, and there are ${left} more.`,
  }
}

function foldersOf(prefix: string, { vpcIds, accountId, from, to }: LogQuestion): string[] {
  const start = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`
  const days = [from, new Date(Date.parse(to) + LATE_MILLISECONDS).toISOString()].map((time) =>
    time.slice(0, 10).replaceAll('-', '/'),
  )
  return vpcIds.flatMap((vpcId) =>
    [...new Set(days)].map((day) => `${start}AWSLogs/${accountId}/vpcdnsquerylogs/${vpcId}/${day}/`),
  )
}

async function objectsIn(bucket: string, folder: string): Promise<Found[]> {
  const found: Found[] = []
  let token: string | undefined
  do {
    const page = await s3().send(new ListObjectsV2Command({ Bucket: bucket, Prefix: folder, ContinuationToken: token }))
    for (const { Key, Size = 0 } of page.Contents ?? []) if (Key !== undefined) found.push({ key: Key, size: Size })
    token = page.NextContinuationToken
  } while (token !== undefined)
  return found
}

/** By the time in its name: `…_20261121T0805Z_<hash>.log.gz`. */
function isOf(key: string, from: string, to: string): boolean {
  const [, year, month, day, hour, minute] = /_(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})Z_[^/]*\.log\.gz$/.exec(key) ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
  return time >= Date.parse(from) && time <= Date.parse(to) + LATE_MILLISECONDS
}

async function textOf(bucket: string, key: string): Promise<string> {
  const { Body } = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  const body = (await Body?.transformToByteArray()) ?? new Uint8Array()
  return gunzipSync(body, { maxOutputLength: LARGEST_OBJECT }).toString()
}

interface LoggedQuery {
  readonly query_name?: string
  readonly rcode?: string
  readonly answers?: readonly { readonly Rdata?: string }[]
}

/** A line a query; one that is none is passed over. */
function namesIn(text: string, asked: ReadonlySet<string>): [string, string][] {
  const names = new Map<string, [string, string]>()
  for (const line of text.split('\n')) {
    const { query_name, rcode, answers = [] } = queryIn(line)
    if (rcode !== 'NOERROR' || typeof query_name !== 'string') continue
    for (const { Rdata = '' } of answers) if (asked.has(Rdata)) names.set(`${Rdata} ${query_name}`, [Rdata, query_name])
  }
  return [...names.values()]
}

function queryIn(line: string): LoggedQuery {
  try {
    return (JSON.parse(line) as LoggedQuery | null) ?? {}
  } catch {
    return {}
  }
}
