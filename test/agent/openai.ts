import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a model says to the last of what it was told, or the tool that it calls. */
export type Reply = (
  input: readonly Item[],
) => { readonly text: string } | { readonly tool: string; readonly with: object }

/** A part of what OpenAI's Responses API is told. */
export interface Item {
  readonly type?: string
  readonly role?: string
  readonly output?: unknown
}

/** OpenAI's Responses API on loopback, streaming, with a model that does as a script says. */
export async function startOpenAi(...replies: readonly Reply[]) {
  const asked: { readonly key: string; readonly model: string; readonly input: readonly Item[] }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { model, input } = JSON.parse(Buffer.concat(chunks).toString())
    const reply = replies[asked.length]?.(input) ?? { text: 'the script is over' }
    asked.push({ key: request.headers.authorization ?? '', model, input })
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const say = (type: string, rest: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`)
    const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 }
    say('response.created', { response: { id: 'r', status: 'in_progress' } })
    if ('text' in reply) {
      const item = { type: 'message', id: 'm', role: 'assistant', content: [{ type: 'output_text', text: reply.text }] }
      say('response.output_item.added', { output_index: 0, item: { ...item, content: [] } })
      say('response.output_text.delta', { output_index: 0, content_index: 0, item_id: 'm', delta: reply.text })
      say('response.output_item.done', { output_index: 0, item })
      say('response.completed', { response: { id: 'r', status: 'completed', output: [item], usage } })
    } else {
      const item = {
        type: 'function_call',
        id: 'f',
        call_id: 'c',
        name: reply.tool,
        arguments: JSON.stringify(reply.with),
      }
      say('response.output_item.added', { output_index: 0, item: { ...item, arguments: '' } })
      say('response.function_call_arguments.delta', { output_index: 0, item_id: 'f', delta: item.arguments })
      say('response.function_call_arguments.done', { output_index: 0, item_id: 'f', arguments: item.arguments })
      say('response.output_item.done', { output_index: 0, item })
      say('response.completed', { response: { id: 'r', status: 'completed', output: [item], usage } })
    }
    response.end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}
