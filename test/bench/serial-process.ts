import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { RawCategory } from '../../domain/flows/observation.ts'
import { sum } from '../../domain/sums.ts'
import { peakMegabytes } from './peak-memory.ts'

/**
 * What the loop of AWS's post does with the same raw objects: one query's answer after another, each row as it comes, summed by what the
 * post's table shows. No pairs, so that what both ends tell counts twice; no way, no price, no owner, no table.
 * Source: https://aws.amazon.com/blogs/containers/track-inter-az-and-nat-gateway-traffic-with-eks-container-network-observability/
 */

const folder = join(process.argv[2] ?? '', 'raw')
const began = process.cpuUsage()
const sums = new Map<string, number>()
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.json.gz')) continue
  const { category, answers } = JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8')) as RawCategory
  for (const row of answers.flatMap(({ rows }) => rows)) {
    const { localPodName = '', localPodNamespace = '', remotePodName = '' } = row.kubernetesMetadata ?? {}
    const id = [
      category,
      localPodNamespace,
      localPodName,
      row.localAz,
      remotePodName || row.remoteIp,
      row.remoteAz,
    ].join()
    sums.set(id, (sums.get(id) ?? 0) + (row.value ?? 0))
  }
}
const { user, system } = process.cpuUsage(began)
process.send?.({
  bytes: sum(sums.values()),
  milliseconds: (user + system) / 1000,
  peakMegabytes: peakMegabytes(),
})
process.disconnect()
