import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import type { Source } from '../../domain/source.ts'
import { httpGet } from '../internet/http.ts'
import { Unreachable } from '../internet/proxy.ts'
import { clusterToken } from './token.ts'

/** Where a cluster answers. */
export interface ClusterAccess {
  /** What EKS calls it. */
  readonly cluster: string
  /** Undefined of the stack's own account and region. */
  readonly source: Source | undefined
  readonly endpoint: string
  /** Of its own authority, PEM. */
  readonly ca: string
  /** Until when it is asked, epoch milliseconds: the report does not wait for a cluster. */
  readonly deadline: number
  /** That one answer may take. */
  readonly timeoutMilliseconds: number
}

/** Why a cluster did not tell, as a clause; it holds nothing that the cluster wrote. */
export class ClusterSilent extends Error {
  override readonly name = 'ClusterSilent'
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Objects that are not what they should be. */
  readonly broken: number
}

/** A name of Kubernetes, or a value of a field or an annotation: what is longer is none of these. */
export const text = z.string().max(253)

/** How a list is asked for. */
export interface ListOptions {
  readonly query?: Readonly<Record<string, string>>
  /** Of each object its metadata alone, or besides what kubectl shows of it, as `cells` by the name of the column; the whole where absent. */
  readonly as?: 'metadata' | 'rows'
  /** Objects on a page, where one of them can be long. */
  readonly pageSize?: number
}

/** Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources */
const ACCEPT = {
  objects: 'application/json',
  metadata: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
  rows: 'application/json;as=Table;g=meta.k8s.io;v=v1',
} as const

const PAGE_SIZE = 500
/** Of one kind: more than Kubernetes is tested with. */
const MOST_OBJECTS = 100_000
const PAUSE_MILLISECONDS = 1_000

const LIST = z.object({
  metadata: z.object({ continue: z.string().optional() }),
  // The metadata of nothing is null.
  items: z.array(z.unknown()).nullable(),
})

const TABLE = z
  .object({
    metadata: LIST.shape.metadata,
    columnDefinitions: z.array(z.object({ name: z.string() })),
    rows: z.array(z.object({ cells: z.array(z.unknown()), object: z.object({ metadata: z.unknown() }) })),
  })
  .transform(({ metadata, columnDefinitions, rows }) => {
    const cellsOf = (cells: readonly unknown[]) =>
      Object.fromEntries(columnDefinitions.map(({ name }, index) => [name, cells[index]]))
    return { metadata, items: rows.map(({ cells, object }) => ({ ...object, cells: cellsOf(cells) })) }
  })

/** All objects of a list, page by page, as a schema has them; what each has beyond it is dropped at once. Throws ClusterSilent. */
export async function listed<Item>(
  access: ClusterAccess,
  path: string,
  schema: z.ZodType<Item>,
  options: ListOptions = {},
): Promise<Page<Item>> {
  for (let tries = 0; ; tries++) {
    try {
      return await pages(access, path, schema, options)
    } catch (error) {
      // A list that took too long to page through is begun anew.
      if (!(error instanceof Gone) || tries > 0) throw error instanceof Gone ? new ClusterSilent(error.message) : error
    }
  }
}

class Gone extends Error {}

async function pages<Item>(
  access: ClusterAccess,
  path: string,
  schema: z.ZodType<Item>,
  { query, as, pageSize = PAGE_SIZE }: ListOptions,
): Promise<Page<Item>> {
  const items: Item[] = []
  let broken = 0
  let token = ''
  while (items.length + broken < MOST_OBJECTS) {
    const asked = new URLSearchParams({
      limit: String(pageSize),
      ...query,
      ...(token === '' ? {} : { continue: token }),
    })
    const answer = await get(access, `${path}?${asked}`, { accept: ACCEPT[as ?? 'objects'] })
    const list = as === 'rows' ? TABLE.safeParse(answer) : LIST.safeParse(answer)
    if (!list.success) throw new ClusterSilent(`its answer to a list of ${nameOf(path)} is none`)
    for (const one of list.data.items ?? []) {
      const item = schema.safeParse(one)
      if (item.success) items.push(item.data)
      else broken += 1
    }
    token = list.data.metadata.continue ?? ''
    if (token === '') return { items, broken }
  }
  throw new ClusterSilent(`it has more than ${MOST_OBJECTS} ${nameOf(path)}`)
}

/** One object; undefined where it is not there. Throws ClusterSilent. */
export async function found<Item>(
  access: ClusterAccess,
  path: string,
  schema: z.ZodType<Item>,
): Promise<Item | undefined> {
  const answer = await get(access, path, { accept: ACCEPT.objects, mayLack: true })
  return answer === undefined ? undefined : schema.safeParse(answer).data
}

interface Asked {
  readonly accept: string
  readonly mayLack?: boolean
}

async function get(access: ClusterAccess, path: string, { accept, mayLack = false }: Asked): Promise<unknown> {
  for (let tries = 0; ; tries++) {
    if (Date.now() > access.deadline) throw new ClusterSilent('it took too long to answer')
    const { status, headers, text } = await answered(access, path, accept)
    // Busy, as API Priority and Fairness says it, or a part of it is just coming back.
    if ((status === 429 || status >= 500) && tries === 0) {
      const pause = pauseOf(headers['retry-after'])
      if (Date.now() + pause > access.deadline) throw new ClusterSilent('it is too busy to answer in time')
      await setTimeout(pause)
      continue
    }
    if (status === 404 && mayLack) return undefined
    if (status === 401)
      throw new ClusterSilent(
        'it does not know the role that reads it (401): the access entry is missing, or its authentication mode is CONFIG_MAP',
      )
    if (status === 403)
      throw new ClusterSilent(`its access policy does not let the function read ${nameOf(path)} (403)`)
    if (status === 410) throw new Gone(`its list of ${nameOf(path)} changed too fast to be read (410)`)
    if (status !== 200) throw new ClusterSilent(`it answered HTTP ${status} when asked for ${nameOf(path)}`)
    try {
      return JSON.parse(text)
    } catch {
      throw new ClusterSilent(`its answer about ${nameOf(path)} is no JSON`)
    }
  }
}

/** Milliseconds; a server tells seconds. */
function pauseOf(retryAfter: string | undefined): number {
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0
  return Math.max(PAUSE_MILLISECONDS, 1_000 * seconds)
}

async function answered(
  { cluster, source, endpoint, ca, timeoutMilliseconds }: ClusterAccess,
  path: string,
  accept: string,
) {
  const token = await clusterToken(cluster, source)
  try {
    const headers = { authorization: `Bearer ${token}`, accept }
    return await httpGet(`${endpoint}${path}`, { headers, ca, timeoutMilliseconds })
  } catch (error) {
    if (error instanceof RangeError) throw new ClusterSilent(`its answer about ${nameOf(path)} is too long to be read`)
    const { code = '', name, message } = error as NodeJS.ErrnoException
    const why =
      error instanceof Unreachable
        ? message
        : name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR'
          ? 'no answer in time'
          : code
    throw new ClusterSilent(`its endpoint could not be reached${why === '' ? '' : ` (${why})`}`, { cause: error })
  }
}

/** `/apis/discovery.k8s.io/v1/endpointslices?…` as `endpointslices`. */
const nameOf = (path: string) => path.split('?')[0]?.split('/').at(-1) ?? path
