import { type IncomingMessage, Agent as PlainAgent, get as plainGet } from 'node:http'
import { Agent as TlsAgent, get as tlsGet } from 'node:https'

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

export interface HttpAsked {
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMilliseconds: number
  /** The one authority that the server's certificate may be of, PEM; those that Node knows where absent. */
  readonly ca?: string
}

/** Bytes; AWS's address list is 3 MB. */
const LONGEST_BODY = 20 * 2 ** 20

/**
 * GETs a URL, through the proxy that the environment names for it, if any. Throws what the connection throws, and a
 * RangeError where the body is longer than 20 MiB.
 */
export async function httpGet(url: string, { headers, timeoutMilliseconds, ca }: HttpAsked): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(timeoutMilliseconds)
  const isTls = url.startsWith('https:')
  const agent = new (isTls ? TlsAgent : PlainAgent)({ proxyEnv: process.env })
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = (isTls ? tlsGet : plainGet)(
        url,
        { headers, signal, agent, ...(ca === undefined ? {} : { ca }) },
        resolve,
      )
      request.once('error', reject)
    })
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of response) {
      length += chunk.length
      if (length > LONGEST_BODY) throw new RangeError(`the answer is longer than ${LONGEST_BODY} bytes`)
      chunks.push(chunk)
    }
    return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }
  } finally {
    agent.destroy()
  }
}
