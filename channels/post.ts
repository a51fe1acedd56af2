import { mayPass, problemOf } from '../aws/faults.ts'
import { httpPost } from '../aws/internet/http.ts'
import { Unreachable } from '../aws/internet/proxy.ts'
import { secretValue } from '../aws/secrets.ts'
import { NotTaken } from './once.ts'

const ANSWER_MILLISECONDS = 20_000

/** What a receiver means by a refusal that no other try would change. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'it cannot read the message',
  401: 'it lets nobody in',
  403: 'it lets nobody in',
  404: 'there is nothing at its address',
  410: 'its address is gone',
  413: 'the message is too long',
}

/** It was not taken, and may be another time: RFC 9110, RFC 6585. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429, 503])

/** The value of a parameter or a secret. Throws NotTaken, which names the place and never the value. */
export async function secretOf(place: string): Promise<string> {
  try {
    return await secretValue(place)
  } catch (error) {
    const action = place.startsWith('ssm:') ? 'ssm:GetParameter' : 'secretsmanager:GetSecretValue'
    throw new NotTaken(`${place} cannot be read: ${problemOf(error, action)}`, { isForGood: !mayPass(error) })
  }
}

/**
 * Posts JSON to the address that stands in a parameter or a secret. Throws NotTaken where it was not taken, and an error without the address
 * where it may have been.
 */
export async function posted(
  place: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const url = addressOf(place, await secretOf(place))
  const all = { 'content-type': 'application/json', 'user-agent': 'flowtoll', ...headers }
  const answer = await httpPost(url, body, {
    headers: { ...all, 'content-length': String(Buffer.byteLength(body)) },
    timeoutMilliseconds: ANSWER_MILLISECONDS,
  }).catch((error: Error) => {
    throw error instanceof Unreachable ? new NotTaken(error.message, { isForGood: false }) : error
  })
  const { status } = answer
  if (status >= 200 && status < 300) return `HTTP ${status}`
  if (LATER.has(status)) {
    const seconds = retryAfter(answer.headers['retry-after'])
    throw new NotTaken(`HTTP ${status}`, {
      isForGood: false,
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    })
  }
  if (status >= 300 && status < 500) {
    const means = REFUSALS[status]
    throw new NotTaken(means === undefined ? `HTTP ${status}` : `HTTP ${status}, ${means}`, { isForGood: true })
  }
  throw new Error(`HTTP ${status}`)
}

/** What cannot be an address is not told: it may be a part of one. */
function addressOf(place: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol === 'https:') return url
  throw new NotTaken(`${place} has no address that begins with https://`, { isForGood: true })
}

/** Seconds, or a date: RFC 9110, 10.2.3. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}
