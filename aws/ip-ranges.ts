import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import { IP_RANGES_KEY } from '../domain/archive-key.ts'
import { ServiceFault } from '../domain/errors.ts'
import type { IpRanges } from '../domain/identities/address-range.ts'
import { fitting } from './answer.ts'
import { readJsonIfPresent, writeJson } from './archive.ts'
import { UnfitAnswer } from './faults.ts'
import { httpGet } from './internet/http.ts'
import { Unreachable } from './internet/proxy.ts'

const PUBLISHED_AT = 'https://ip-ranges.amazonaws.com/ip-ranges.json'
const place = { region: z.string(), service: z.string() }

/** The fields that are read. */
const RANGES = z.object({
  createDate: z.string().min(1),
  prefixes: z.array(z.object({ ip_prefix: z.string(), ...place })),
  ipv6_prefixes: z.array(z.object({ ipv6_prefix: z.string(), ...place })),
})

const TIMEOUT_MILLISECONDS = 10_000
const PAUSES_MILLISECONDS = [500, 1500] as const

interface CachedRanges {
  readonly etag: string | null
  readonly ranges: IpRanges
}

/**
 * AWS's address list: the published one, kept in the archive with its ETag. Where it cannot be had, the kept one and
 * a sentence that says so; with none kept, the sentence alone.
 */
export async function ipRanges(): Promise<{ ranges: IpRanges | null; problem: string | null }> {
  const cached = await readJsonIfPresent<CachedRanges>(IP_RANGES_KEY)
  const url = process.env.IP_RANGES_URL || PUBLISHED_AT
  try {
    const published = await fetched(url, cached)
    if (published !== cached) await writeJson(IP_RANGES_KEY, published)
    return { ranges: published.ranges, problem: null }
  } catch (error) {
    const why = whyNot(error)
    return cached
      ? {
          ranges: cached.ranges,
          problem: `AWS's address list could not be fetched (${why}); names come from the copy of ${cached.ranges.createDate}.`,
        }
      : {
          ranges: null,
          problem: `AWS's address list could not be fetched (${why}), so public addresses have no names.`,
        }
  }
}

/** In a few words, of the list and no library's. */
function whyNot(error: unknown): string {
  if (error instanceof UnfitAnswer) return 'what came is no such list'
  if (error instanceof ServiceFault || error instanceof Unreachable) return error.message
  const { name, code } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time'
  return code === undefined ? 'it could not be read' : `no connection: ${code}`
}

/** Asks three times: without the list, a whole day's addresses have no names. */
async function fetched(url: string, cached: CachedRanges | undefined): Promise<CachedRanges> {
  const etag = cached?.etag ?? null
  for (let tries = 0; ; tries++) {
    const pause = PAUSES_MILLISECONDS[tries]
    try {
      const { status, headers, text } = await httpGet(url, {
        headers: etag === null ? {} : { 'if-none-match': etag },
        timeoutMilliseconds: TIMEOUT_MILLISECONDS,
      })
      if (status === 304 && cached) return cached
      if (status !== 200) throw new ServiceFault(`HTTP status ${status}`)
      return { etag: headers.etag ?? null, ranges: fitting('ip-ranges.json', RANGES, json(text)) }
    } catch (error) {
      if (pause === undefined) throw error
      await setTimeout(pause)
    }
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
