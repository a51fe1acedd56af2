import { expect, test } from 'vitest'
import {
  calibrationElsewhereWords,
  calibrationWords,
  methodWords,
  namingWords,
  natSeenWords,
  ownCostWords,
} from '../../templates/method-words.ts'
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
  expect(calibrationWords(goodDay.coverage)).toContain(usual)
  expect(methodWords(goodDay)).toBe(
    'A connection that both ends report counts once. Up to 1.50 GB may be counted twice, where two ends could not be matched. Network Flow Monitor sees TCP payload, not packet headers or UDP. A gigabyte is 1,073,741,824 bytes.',
  )
})

test('what values of other accounts and regions were taken for is told where it is not the usual', () => {
  const { calibration } = goodDay.coverage
  const at = (accountId: string, known: Partial<typeof calibration> = {}) => ({
    ...{ ...calibration, ...known, source: `${accountId}-eu-west-1`, accountId, region: 'eu-west-1' },
  })
  const told = (...calibrationElsewhere: ReturnType<typeof at>[]) =>
    calibrationElsewhereWords({ ...goodDay.coverage, calibrationElsewhere })
  expect(told(at('222222222222'))).toEqual([])
  const known = { ...goodDay.coverage, calibration: at('333333333333') }
  expect(calibrationWords({ ...known, calibrationElsewhere: [at('222222222222')] })).toMatch(
    /^In 333333333333 \(eu-west-1\), each value covers both directions/,
  )
  expect(calibrationWords(known)).toMatch(/^Each value covers both directions/)
  const few = { basis: 'too_few_pairs' } as const
  const many = ['3', '4', '5', '6', '7'].map((digit) => at(digit.repeat(12), few))
  expect(told(at('222222222222', { valueIs: 'one_direction' }), ...many)).toEqual([
    'In 222222222222 (eu-west-1), each value covers one direction of a connection.',
    'In 333333333333 (eu-west-1), 444444444444 (eu-west-1), 555555555555 (eu-west-1), and 2 more, each value is taken as both directions, the default: its pairs do not settle it.',
  ])
})
