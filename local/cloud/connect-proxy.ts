import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Gate } from './endpoint.ts'
import type { InternetHost } from './world.ts'

/**
 * An HTTP CONNECT proxy that leads each address of a world to a server on loopback, and nowhere else. A disturbance
 * answers with its status, or never.
 */
export async function serveProxy(
  gate: Gate,
  hosts: () => readonly InternetHost[],
  portOf: (certificate: NonNullable<InternetHost['certificate']>) => Promise<number>,
) {
  const open = new Set<Socket>()
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => open.delete(socket))
  })
  server.on('connect', async (request, client: Socket) => {
    const [, ip = '', port = ''] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(request.url ?? '') ?? []
    const disturbance = await gate({
      service: 'tls',
      operation: 'Connect',
      params: { ip, port: Number(port), authorization: request.headers['proxy-authorization'] ?? null },
    })
    if (typeof disturbance === 'string') return
    if (disturbance) return void client.end(`HTTP/1.1 ${'status' in disturbance ? disturbance.status : 500} No\r\n\r\n`)
    const host = hosts().find((one) => one.ip === ip && (one.port ?? 443) === Number(port))
    if (!host?.certificate) return void client.end('HTTP/1.1 502 No such host\r\n\r\n')
    const upstream = connect({ host: '127.0.0.1', port: await portOf(host.certificate) })
    open.add(upstream)
    upstream.once('close', () => {
      open.delete(upstream)
      client.destroy()
    })
    upstream.on('error', () => client.destroy())
    client.once('close', () => upstream.destroy())
    upstream.once('connect', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n')
      upstream.pipe(client)
      client.pipe(upstream)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}
