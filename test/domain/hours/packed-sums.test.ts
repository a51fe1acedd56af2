import { expect, test } from 'vitest'
import type { HourSums } from '../../../domain/hours/hour-sums.ts'
import { packedSums, unpackedSums } from '../../../domain/hours/packed-sums.ts'
import { edgesOf } from '../../../domain/money/edge.ts'
import { dayOf, out, pod, REMOTE } from '../findings/build.ts'

test('sums come back from the archive as they were, and edges of one way share its path', () => {
  const flows = [0, 1].flatMap((index) => [
    out(pod(1, 'crawler', index), REMOTE.sqs, 2),
    out(pod(1, 'mailer', index), REMOTE.sqs, 1),
    out(pod(1, 'mailer', index), REMOTE.partner, 1),
  ])
  const sums: HourSums = {
    schema: 3,
    ...{ from: '2026-11-21T13:00:00Z', to: '2026-11-21T14:00:00Z', raw: ['raw/x'], rowBytes: { shop: 8 } },
    ...{ cuts: [], ratios: [[1, 2]], doubtfulBytes: 3, addresses: [REMOTE.sqs], answers: [], nodesHeard: ['i-1'] },
    edges: edgesOf(dayOf(flows).flows),
  }
  const back = unpackedSums(JSON.parse(JSON.stringify(packedSums(sums))))
  expect(back).toEqual(sums)
  expect(back.edges.map(({ alike }) => alike.flows)).toEqual([2, 2, 2])
  const [crawler, mailer, toPartner] = back.edges
  expect(crawler?.path).toBe(mailer?.path)
  expect(crawler?.path).not.toBe(toPartner?.path)
})
