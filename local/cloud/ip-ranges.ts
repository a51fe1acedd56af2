import { createHash } from 'node:crypto'
import { type Answer, type Endpoint, type Gate, serve } from './endpoint.ts'
import type { World } from './world.ts'

/** AWS's published address list, as a world has it. */
export function serveIpRanges(gate: Gate, world: () => World): Promise<Endpoint> {
  return serve(
    gate,
    () => ({ service: 'ip-ranges', operation: 'GetIpRanges', params: {} }),
    ({ headers }): Answer => {
      const body = JSON.stringify(world().ipRanges)
      const etag = `"${createHash('md5').update(body).digest('hex')}"`
      if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
      return { headers: { etag, 'content-type': 'application/json' }, body }
    },
    (status, error) => ({ status, body: error }),
  )
}
