import { expect, test } from 'vitest'
import { calibrationWords, methodWords, namingWords, natSeenWords, ownCostWords } from '../../templates/method-words.ts'
import { GIB, goodDay, lowCoverageDay } from './fixtures.ts'

test('names: how much has one, and how it was learned', () => {
  expect(namingWords(goodDay.naming)).toBe(
    "96% of the bytes have a named far end (the flow itself 91%, AWS's address list 5%); for 2% only the hosting provider is known",
  )
})

test('a NAT gateway: what it processed beside the rows', () => {
  const [gateway] = goodDay.coverage.counted.natGateways
  const [, unknown] = lowCoverageDay.coverage.counted.natGateways
  if (!gateway || !unknown) throw new Error('two gateways')
  expect(natSeenWords(gateway, GIB)).toBe('nat-0a1: 300 GB of the 320 GB that it processed (94%)')
  expect(natSeenWords(unknown, GIB)).toMatch(/^nat-0b1: the rows hold 4\.00 GB; CloudWatch has no data/)
})

test('what running it cost', () => {
  expect(goodDay.ownCost && ownCostWords(goodDay.ownCost)).toContain(
    'Running flowtoll cost about $0.12 for this day: functions $0.07, workflow $0.02, metrics and alarms $0.03',
  )
  const own = { usd: 0.2, functionsUsd: 0.1, workflowUsd: 0.02, metricsUsd: 0.03, requestsUsd: 0.05 }
  expect(ownCostWords({ ...own, invocations: 1, gigabyteSeconds: 1, transitions: 1 })).toContain(
    'metrics and alarms $0.03, S3 requests $0.05, at us-east-1 list prices.',
  )
})

test('what a value was taken for is in the method only where it is not the usual', () => {
  const usual = 'its two ends report the same (410 clear pairs, median ratio 0.998)'
  expect(calibrationWords(goodDay.coverage.calibration)).toContain(usual)
  expect(methodWords(goodDay)).toBe(
    'A connection that both ends report counts once. Up to 1.50 GB may be counted twice, where two ends could not be matched. Network Flow Monitor sees TCP payload, not packet headers or UDP. A gigabyte is 1,073,741,824 bytes.',
  )
})
