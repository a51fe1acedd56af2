import { setTimeout } from 'node:timers/promises'
import { IP_RANGES_KEY } from '../domain/archive-key.ts'
import type { IpRanges } from '../domain/identities/address-range.ts'
import { readJsonIfPresent, writeJson } from './archive.ts'
import { type HttpAnswer, httpGet } from './internet/http-get.ts'

const PUBLISHED_AT = 'https://ip-ranges.amazonaws.com/ip-ranges.json'
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
    const answer = await fetched(url, cached?.etag ?? null)
    if (answer.status === 304 && cached) return { ranges: cached.ranges, problem: null }
    const ranges = slim(JSON.parse(answer.text))
    await writeJson(IP_RANGES_KEY, { etag: answer.headers.etag ?? null, ranges } satisfies CachedRanges)
    return { ranges, problem: null }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
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

/** Asks three times: without the list, a whole day's addresses have no names. */
async function fetched(url: string, etag: string | null): Promise<HttpAnswer> {
  for (let tries = 0; ; tries++) {
    const pause = PAUSES_MILLISECONDS[tries]
    try {
      const answer = await httpGet(url, {
        headers: etag === null ? {} : { 'if-none-match': etag },
        timeoutMilliseconds: TIMEOUT_MILLISECONDS,
      })
      if (answer.status === 200 || answer.status === 304) return answer
      throw new Error(`HTTP status ${answer.status}`)
    } catch (error) {
      if (pause === undefined) throw error
      await setTimeout(pause)
    }
  }
}

/** Only the fields that are read; throws where the document is not the published format. */
function slim(document: unknown): IpRanges {
  const { createDate, prefixes, ipv6_prefixes } = document as Partial<IpRanges>
  if (typeof createDate !== 'string' || !Array.isArray(prefixes) || !Array.isArray(ipv6_prefixes)) {
    throw new Error('the answer is no ip-ranges.json')
  }
  return {
    createDate,
    prefixes: prefixes.map(({ ip_prefix, region, service }) => ({ ip_prefix, region, service })),
    ipv6_prefixes: ipv6_prefixes.map(({ ipv6_prefix, region, service }) => ({ ipv6_prefix, region, service })),
  }
}
