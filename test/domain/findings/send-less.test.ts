import { expect, test } from 'vitest'
import { aMonth, findings, found, out, pod, REMOTE } from './build.ts'

test.each([
  ['dockerHub', 'Docker Hub', 'pull-through cache'],
  ['partner', 'api.partner.example', 'Compress what is sent'],
] as const)('what goes to %s can only be less', (remote, owner, says) => {
  const [one] = found('send-less', [out(pod(1, 'app', 1), REMOTE[remote], 100)])
  expect(one?.usdPerMonth).toBeCloseTo(aMonth(4.5), 8)
  expect(one).toMatchObject({ id: `send-less/vpc-1/${owner}`, savingIs: 'at_most', change: null })
  expect(one?.assumes.join(' ')).toContain(says)
})

test('the advice of the list of owners comes first', () => {
  // Too little for PrivateLink.
  const [one] = found('send-less', [out(pod(1, 'agent', 1), REMOTE.datadog, 5)])
  expect(one?.assumes[0]).not.toContain('Compress what is sent, and cache')
})

test('nobody knows what to send less to a host without an owner, or to AWS', () => {
  expect(findings([out(pod(1, 'x', 1), REMOTE.unknown, 100), out(pod(1, 'x', 1), REMOTE.sqsAbroad, 100)]).open).toEqual(
    [],
  )
})
