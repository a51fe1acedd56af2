import { describe, expect, test } from 'vitest'
import type { NetworkInterface } from '../../../domain/network/topology.ts'
import { end } from '../build.ts'
import { aMonth, behind, call, findings, found, out, type Place, pod, REMOTE } from './build.ts'

const balancer = (owner: NetworkInterface['owner']): Place => ({
  topology: {
    interfaces: [{ id: 'eni-lb', vpcId: 'vpc-1', ips: ['10.0.101.9'], publicIps: [], name: 'ALB front', owner }],
  },
})
const ALB = balancer('application_load_balancer')
const node = (zone: 1 | 2) =>
  end({ ip: `10.0.${zone}.5`, azId: `az-${zone}`, subnetId: `subnet-${zone}`, vpcId: 'vpc-1', instanceId: `i-${zone}` })
/** A pod's row of a call that its own node does not tell: what kube-proxy passed on for a node port. */
const passedOn = (from = node(1)) =>
  call(from, behind('api', pod(2, 'api', 2)), 300, { mirrored: false, reportedBy: 'destination', targetPort: 0 })
/** The agent of node 1 tells of what runs there. */
const HEARD = out(pod(1, 'web', 1), REMOTE.dockerHub, 1)
const kind = 'instance-targets'

describe('calls that a load balancer sends by nodes', () => {
  test('are for its pods, with what the hop costs at most', () => {
    const [one, ...others] = found(kind, [passedOn(), HEARD], ALB)
    expect(others).toEqual([])
    // 300 GB a day, out of one zone and into another: 300 × 0.02.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(6), 8)
    expect(one).toMatchObject({
      id: 'instance-targets/prod/shop/api',
      savingIs: 'at_most',
      change: { kind: 'ip-targets', namespace: 'shop', service: 'api' },
    })
    expect(one?.assumes[0]).toMatch(/^i-1 forwarded/)
  })

  test.each<[string, ReturnType<typeof call>[], Place]>([
    ['a VPC without load balancers', [passedOn(), HEARD], {}],
    ['a Classic Load Balancer, which has no targets by IP', [passedOn(), HEARD], balancer('classic_load_balancer')],
    ['a node without an agent, whose own processes may call', [passedOn()], ALB],
    ['a process of the node, which tells of its call', [{ ...passedOn(), mirrored: true }, HEARD], ALB],
    ['a pod', [passedOn(pod(1, 'web', 1)), HEARD], ALB],
    ['a node of the same zone', [passedOn(node(2)), HEARD], ALB],
  ])('are none from %s', (_, flows, place) => expect(found(kind, flows, place)).toEqual([]))

  // As the cluster tells of the Service: a call that came in at no node port, or at one that stays on its node, was passed on by something else.
  test.each([
    [true, 1],
    [undefined, 1],
    [false, 0],
  ])('are for its pods where its nodes pass calls on: %s', (isPassedOnByNodes, count) => {
    const service = {
      ...{ namespace: 'shop', name: 'api', isHeadless: false, trafficDistribution: null, topologyMode: null },
      ...{ isLocal: false, ready: null },
      ...(isPassedOnByNodes === undefined ? {} : { isPassedOnByNodes }),
    }
    const plane = { proxy: null, followsHints: null, meshes: [] }
    const readClusters = [{ name: 'prod', services: [service], dataPlane: plane }]
    const all = found(kind, [passedOn(), HEARD], { ...ALB, readClusters })
    expect(all).toHaveLength(count)
    const says = all.some(({ assumes }) => assumes.join(' ').includes('The Service has a node port'))
    expect(says).toBe(isPassedOnByNodes === true)
  })

  test('are for its pods too where another Service of theirs may be the one that nodes pass on', () => {
    const service = (name: string, isPassedOnByNodes: boolean, namespace = 'shop') => ({
      ...{ namespace, name, isHeadless: false, trafficDistribution: null, topologyMode: null },
      ...{ isLocal: false, ready: null, isPassedOnByNodes },
    })
    const plane = { proxy: null, followsHints: null, meshes: [] }
    const advised = (...services: ReturnType<typeof service>[]) =>
      found(kind, [passedOn(), HEARD], { ...ALB, readClusters: [{ name: 'prod', services, dataPlane: plane }] })
    const [one, ...others] = advised(service('api', false), service('api-public', true), service('web', false))
    expect(others).toEqual([])
    // Whether api-public leads to the same pods is not known: no command, and none for a Service that has no node port.
    expect(one).toMatchObject({
      id: 'instance-targets/prod/shop/api',
      title: 'Route load balancer traffic straight to pods of Service api (shop)',
      savingIs: 'at_most',
      change: null,
    })
    expect(one?.assumes).toContain(
      'Service api has no node port that passes calls on to other nodes. In its namespace, api-public has one: if it leads to the same pods, the change is for that one.',
    )
    expect([...(one?.risks ?? []), one?.check].join(' ')).not.toContain('The command')
    expect(advised(service('api', false), service('api-public', true, 'lab'))).toEqual([])
    const [several] = advised(service('api', false), ...['a', 'b', 'c'].map((name) => service(name, true)))
    expect(several?.assumes.join(' ')).toContain('a, b and c have one: if one of them leads')
    // The Service's own node port goes first.
    expect(advised(service('api', true), service('api-public', true))).toMatchObject([
      { change: { kind: 'ip-targets', service: 'api' } },
    ])
  })

  // As EndpointSlices tell: which Services lead to the pod that was called.
  describe('are for the Service of its pods that nodes pass on', () => {
    const service = (name: string, isPassedOnByNodes: boolean, passedOnBeside?: readonly string[]) => ({
      ...{ namespace: 'shop', name, isHeadless: false, trafficDistribution: null, topologyMode: null },
      ...{ isLocal: false, ready: {}, isPassedOnByNodes, ...(passedOnBeside && { passedOnBeside }) },
    })
    const advised = (flows: ReturnType<typeof call>[], ...services: ReturnType<typeof service>[]) =>
      findings([...flows, HEARD], { ...ALB, readClusters: [{ name: 'prod', services }] })
    const kinds = (...given: Parameters<typeof advised>) => advised(...given).open.filter((one) => one.kind === kind)

    test('with its command, where rows name another one', () => {
      const services = [
        service('api', false, ['api-public']),
        service('api-public', true, []),
        service('other', true, []),
      ]
      const [one, ...others] = kinds([passedOn()], ...services)
      expect(others).toEqual([])
      expect(one).toMatchObject({
        id: 'instance-targets/prod/shop/api-public',
        title: 'Route load balancer traffic of Service api-public (shop) straight to pods',
        change: { kind: 'ip-targets', namespace: 'shop', service: 'api-public' },
      })
      expect(one?.assumes).toContain(
        'Flows name Service api, which has no node port that passes calls on to other nodes. api-public leads to the same pods, and has one.',
      )
      // What was accepted of api stays so.
      const accepted = [{ match: 'instance-targets/prod/shop/api', reason: 'we know', until: '2027-01-01' }]
      const place = { ...ALB, readClusters: [{ name: 'prod', services }] }
      expect(findings([passedOn(), HEARD], place, [], accepted).accepted).toMatchObject([{ id: one?.id }])
    })

    test('once, where rows name now this and now that one', () => {
      const both = [
        passedOn(),
        call(node(1), behind('api-public', pod(2, 'api', 3)), 100, {
          mirrored: false,
          reportedBy: 'destination',
          targetPort: 0,
        }),
      ]
      const [one, ...others] = kinds(both, service('api', false, ['api-public']), service('api-public', true, []))
      expect(others).toEqual([])
      // 400 GB a day, out of one zone and into another: 400 × 0.02.
      expect(one?.usdPerMonth).toBeCloseTo(aMonth(8), 8)
    })

    test('but of several nobody knows which: no command', () => {
      const [one, ...others] = kinds(
        [passedOn()],
        ...[service('api', true, ['api-public']), service('api-public', true, ['api']), service('web', true, [])],
      )
      expect(others).toEqual([])
      expect(one).toMatchObject({
        id: 'instance-targets/prod/shop/api',
        title: 'Route load balancer traffic straight to pods of Service api (shop)',
        change: null,
      })
      expect(one?.assumes.join(' ')).toContain('node port that passes calls on to other nodes: api and api-public.')
    })

    test('and nobody’s, where none of its pods is behind one', () => {
      expect(kinds([passedOn()], service('api', false, []), service('other', true, []))).toEqual([])
    })

    test('its own, where it alone has a node port', () => {
      expect(kinds([passedOn()], service('api', true, []), service('other', true, []))).toMatchObject([
        { change: { kind: 'ip-targets', service: 'api' } },
      ])
    })
  })

  test('are nobody’s twice', () => {
    const { open } = findings([passedOn(), HEARD], ALB)
    expect(open.filter(({ title }) => title.includes('api')).map((one) => one.kind)).toEqual([kind])
  })
})
