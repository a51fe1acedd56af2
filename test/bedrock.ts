import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EventStreamCodec } from '@smithy/core/event-streams'

/** A block of a message as ConverseStream gives and takes it. */
export interface Block {
  readonly text?: string
  readonly toolUse?: { readonly toolUseId: string; readonly name: string; readonly input: object }
  readonly toolResult?: {
    readonly toolUseId: string
    readonly status?: string
    readonly content: readonly { readonly text?: string; readonly json?: unknown }[]
  }
}

export interface Conversation {
  readonly system: readonly { readonly text?: string }[]
  readonly messages: readonly { readonly role: string; readonly content: readonly Block[] }[]
  readonly toolConfig: { readonly tools: readonly { readonly toolSpec: { readonly name: string } }[] }
}

/** A model's turn: what it says and calls, by what it was told; an error by name; or nothing, ever. */
export type Turn = (
  asked: Conversation,
) => readonly Block[] | { readonly error: string; readonly message: string; readonly status?: number } | 'silence'

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString('utf8'),
  (text) => new Uint8Array(Buffer.from(text, 'utf8')),
)

function event(type: string, body: object): Uint8Array {
  return codec.encode({
    headers: {
      ':event-type': { type: 'string', value: type },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: 'event' },
    },
    body: new Uint8Array(Buffer.from(JSON.stringify(body))),
  })
}

/** Letters of a text that come in one event. */
const CHUNK = 40

function* eventsOf(blocks: readonly Block[]): Generator<Uint8Array> {
  yield event('messageStart', { role: 'assistant' })
  for (const [contentBlockIndex, { text, toolUse }] of blocks.entries()) {
    if (toolUse) {
      const { toolUseId, name, input } = toolUse
      yield event('contentBlockStart', { contentBlockIndex, start: { toolUse: { toolUseId, name } } })
      yield event('contentBlockDelta', { contentBlockIndex, delta: { toolUse: { input: JSON.stringify(input) } } })
    }
    for (let from = 0; from < (text?.length ?? 0); from += CHUNK) {
      yield event('contentBlockDelta', { contentBlockIndex, delta: { text: text?.slice(from, from + CHUNK) } })
    }
    yield event('contentBlockStop', { contentBlockIndex })
  }
  yield event('messageStop', { stopReason: blocks.some(({ toolUse }) => toolUse) ? 'tool_use' : 'end_turn' })
  yield event('metadata', { usage: USAGE, metrics: { latencyMs: 1 } })
}

/** Of each answer, tokens. */
export const USAGE = { inputTokens: 10, outputTokens: 5, totalTokens: 15 } as const

/** The same in one piece, as Converse has it. */
const whole = (content: readonly Block[]) =>
  JSON.stringify({
    output: { message: { role: 'assistant', content } },
    stopReason: 'end_turn',
    usage: USAGE,
    metrics: { latencyMs: 1 },
  })

/** Bedrock's Converse and ConverseStream on loopback, in its wire format, with a model that does as a script says. */
export async function startBedrock() {
  const asked: { readonly path: string; readonly conversation: Conversation }[] = []
  let turns: readonly Turn[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const conversation = JSON.parse(Buffer.concat(chunks).toString()) as Conversation
    const turn = turns[asked.length]
    asked.push({ path: decodeURIComponent(request.url ?? ''), conversation })
    const said = turn?.(conversation) ?? { error: 'ValidationException', message: 'the script is over' }
    if (said === 'silence') return
    if ('error' in said) {
      response.writeHead(said.status ?? (said.error === 'AccessDeniedException' ? 403 : 400), {
        'content-type': 'application/json',
        'x-amzn-errortype': said.error,
      })
      response.end(JSON.stringify({ message: said.message }))
      return
    }
    if (request.url?.endsWith('/converse')) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(whole(said))
      return
    }
    response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' })
    for (const part of eventsOf(said)) response.write(part)
    response.end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    script: (...next: readonly Turn[]) => {
      asked.length = 0
      turns = next
    },
    close: () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeAllConnections()
      return closed
    },
  }
}
