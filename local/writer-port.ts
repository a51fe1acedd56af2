import { createServer } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

/** Tells on a port who writes: in a thread of its own, as a run that is busy with a day would not answer. */
const { port, says } = workerData as { readonly port: number; readonly says: string }
const server = createServer((socket) => {
  socket.on('error', () => undefined)
  // Whoever asks may say something first.
  socket.resume()
  socket.end(says)
})
server.on('error', () => parentPort?.postMessage('taken'))
server.listen({ port, host: '127.0.0.1', exclusive: true }, () => parentPort?.postMessage('listening'))
