import { expect, test } from 'vitest'
import { aMonth, found, out, type Place, pod, REMOTE } from './build.ts'
import { forwarding } from './forwarding.ts'

const of = (place: Place, flows = [out(pod(1, 'web'), REMOTE.partner, 500)]) => found('nat-instance', flows, place)

test('pods of another zone than the instance they leave by: one more saves the crossing, at most', () => {
  const [one, ...others] = of(forwarding('eni-fw'))
  expect(others).toEqual([])
  // 500 GB a day × $0.02, less a public address at $0.005 an hour.
  expect(one?.usdPerMonth).toBeCloseTo(aMonth(10) - 3.65, 8)
  expect(one).toMatchObject({ id: 'nat-instance/vpc-1/az-1', savingIs: 'at_most', change: null })
})

// A NAT instance and a firewall appliance, as those of Palo Alto and Fortinet, look alike to EC2: source/destination check off, a public
// subnet. https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
test('whether it is a firewall is not known: that is the first risk, and it is no NAT instance as a fact', () => {
  const [one] = of(forwarding('eni-fw'))
  expect(one?.title).toBe('Run a forwarding instance in az-1: its calls go out through eni-fw in another zone')
  expect(one?.risks[0]).toBe(
    'If eni-fw inspects traffic, this change may go around it: EC2 does not tell a firewall from a NAT instance.',
  )
  expect(one?.assumes).toContain(
    'Whether eni-fw is a NAT instance or a firewall is not known: the new instance must do everything that it does.',
  )
  const words = [one?.title, ...(one?.assumes ?? []), ...(one?.risks ?? []), one?.check].join(' ')
  expect(
    words.replaceAll(/is a NAT instance or a firewall is not known|a firewall from a NAT instance/g, ''),
  ).not.toMatch(/NAT instance/)
})
