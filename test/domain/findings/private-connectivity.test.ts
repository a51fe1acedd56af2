import { describe, expect, test } from 'vitest'
import { findings, found, out, pod, REMOTE } from './build.ts'

const aDay = (gigabytesAMonth: number) => (gigabytesAMonth * 24) / 730

describe("a provider's service through a NAT gateway", () => {
  test('goes by PrivateLink where the provider offers it, at most for what it saves net of the endpoint', () => {
    const flows = [1, 2].map((zone) => out(pod(zone as 1 | 2, 'agent', zone), REMOTE.datadog, aDay(1000)))
    const [one, ...others] = findings(flows).open
    expect(others).toEqual([])
    // By hand: 2,000 GB × ($0.045 - $0.01) less two zones at $7.30.
    expect(one?.usdPerMonth).toBeCloseTo(2000 * 0.035 - 14.6, 4)
    expect(one).toMatchObject({
      id: 'private-connectivity/vpc-1/Datadog',
      title: 'Reach Datadog over PrivateLink instead of the NAT gateway',
      savingIs: 'at_most',
      change: null,
    })
    expect(one?.assumes[0]).toMatch(/^Datadog offers it \(https:\/\//)
  })

  test('by peering pays no endpoint', () => {
    const [one] = found('private-connectivity', [out(pod(1, 'app', 1), REMOTE.peered, aDay(100))])
    expect(one?.usdPerMonth).toBeCloseTo(100 * 0.045, 4)
    expect(one?.title).toContain('over VPC peering')
  })

  test('that offers nothing, or costs more than it saves, is left to sending less', () => {
    expect(findings([out(pod(1, 'x', 1), REMOTE.dockerHub, 10)]).open).toMatchObject([{ kind: 'send-less' }])
    expect(findings([out(pod(1, 'agent', 1), REMOTE.datadog, aDay(150))]).open).toMatchObject([
      { id: 'send-less/vpc-1/Datadog' },
    ])
    expect(found('private-connectivity', [out(pod(1, 'x', 1), REMOTE.unknown, 1000)])).toEqual([])
  })
})
