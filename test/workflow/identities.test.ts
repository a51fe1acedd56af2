import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Evidence } from '../../domain/identities/evidence.ts'
import type { Identities } from '../../domain/identities/identity.ts'
import type { ExternalRow, ReportTable } from '../../domain/report/report.ts'
import type { World } from '../../local/cloud/world.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const probes = () => [...rig.asked('Query'), ...rig.asked('Connect')]
const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ')

describe("the seed's external table", () => {
  test('says to whom each address belongs, and how that was learned', async () => {
    await rig.enterEarly(nat)
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    const { clusters, naming } = await rig.report()
    const external = clusters[0]?.external as ReportTable<ExternalRow>
    // Ten pods send to three addresses of SQS: one line, as one change would move it.
    expect(external.rows).toHaveLength(1)
    expect(external.rows[0]).toMatchObject({
      workload: 'sqs-sender',
      namespace: 'default',
      belongsTo: 'Amazon SQS, us-east-1',
      identitySource: 'certificate',
      host: '',
      localIps: { count: 10 },
      remoteIps: { shown: ['52.94.232.206', '52.94.233.18', '52.94.234.77'], count: 3 },
      bytes: nat.bill.bytes / 24,
    })
    expect(naming).toEqual({
      bytes: nat.bill.bytes / 24,
      namedBytes: nat.bill.bytes / 24,
      bySource: [{ source: 'certificate', bytes: nat.bill.bytes / 24 }],
      hostOnlyBytes: 0,
    })
    const [email] = await rig.cloud.inbox()
    for (const text of [email?.html, oneLine(email?.text)]) {
      expect(text).toContain('Amazon SQS, us-east-1')
      expect(text).toContain('named by TLS certificate')
    }
    // The kept evidence names the endpoint service that would carry the traffic.
    const { byIp } = (await rig.json('identities/dt=2026-11-21/identities.json')) as Identities
    expect(byIp['52.94.232.206']).toMatchObject({ endpointService: 'com.amazonaws.us-east-1.sqs', confidence: 'high' })
  })

  test('is filled a second time the same day without a probe', async () => {
    await rig.enterEarly(nat)
    await rig.early()
    expect(rig.asked('Connect')).toHaveLength(3)
    expect(rig.asked('Query').map(({ type }) => type)).toEqual(['PTR', 'PTR', 'PTR'])
    await rig.change(nat)
    await rig.early()
    expect(probes()).toEqual([])
  })

  test('asks nobody where the settings say so', async () => {
    await rig.enterEarly(nat)
    await rig.withSettings({ probes: false }, () => rig.early())
    expect(probes()).toEqual([])
    expect((await rig.report()).clusters[0]?.external.rows[0]).toMatchObject({
      belongsTo: 'AWS, us-east-1',
      identitySource: 'ip-ranges',
      remoteIps: { count: 3 },
    })
  })
})

describe('DNS query logs', () => {
  const [ip = ''] = [...new Set(nat.connections.map(({ server }) => server.ip))]
  const { vpcId = '' } = nat.connections[0]?.client ?? {}
  const silent: World = {
    ...nat,
    ipRanges: { ...nat.ipRanges, prefixes: [] },
    internet: [],
    dnsQueries: [{ name: 'api.acme.com', ips: [ip], vpcId }],
  }
  const logged = { resolverLogs: '/aws/route53/queries' }
  const early = { input: { email: false } }
  const owner = async () =>
    ((await rig.json('identities/dt=2026-11-21/identities.json')) as Identities).byIp[ip]?.owner ?? null

  test('name an address by what was asked for, tell its part of the bytes, and are read once an hour', async () => {
    await rig.enterEarly(silent)
    await rig.withSettings(logged, async () => {
      await rig.early(early)
      const { naming, ownCost } = await rig.report()
      const one = nat.connections.filter(({ server }) => server.ip === ip).length / nat.connections.length
      expect(naming.bySource).toEqual([{ source: 'resolver-log', bytes: (nat.bill.bytes / 24) * one }])
      expect(ownCost).toBeNull()
      expect(rig.asked('StartQuery')).toHaveLength(1)
      expect((await rig.json('identities/dt=2026-11-21/identities.json')) as Identities).toMatchObject({
        asked: { byIp: { [ip]: ['api.acme.com'] }, bytesRead: 2 ** 30, usd: 0.005 },
      })
      await rig.change(silent)
      await rig.early(early)
      expect(rig.asked('StartQuery')).toEqual([])
    })
  })

  test('tell nothing any more once another owner is asked for at the same address', async () => {
    await rig.enterEarly(silent)
    await rig.withSettings(logged, async () => {
      await rig.early(early)
      expect(await owner()).toBe('acme.com')
      await rig.change({
        ...silent,
        dnsQueries: [
          { name: 'api.acme.com', ips: [ip], vpcId },
          { name: 'www.other.example', ips: [ip], vpcId },
        ],
      })
      await rig.early({ input: { email: false, refresh: true } })
      expect(await owner()).toBeNull()
    })
  })

  test('that may not be read cost names alone, and the digest says why', async () => {
    await rig.enterEarly({ ...silent, faults: { deniedActions: ['logs:StartQuery'] } })
    await rig.withSettings(logged, async () => {
      expect(await rig.early(early)).toMatchObject({ status: 'SUCCEEDED' })
    })
    const { notes, totals } = await rig.report()
    expect(notes).toContain(
      'DNS query logs of /aws/route53/queries were not read: the permission logs:StartQuery is missing. Addresses behind content networks have fewer names.',
    )
    expect(totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
  })

  test('are not asked for unless the settings name them', async () => {
    await rig.enterEarly(silent)
    await rig.early(early)
    expect(rig.asked('StartQuery')).toEqual([])
    expect(await owner()).toBeNull()
  })
})

describe('a network that Network Flow Monitor names', () => {
  test('tells of a host that says nothing itself, and asks nobody', async () => {
    const silent: World = {
      ...nat,
      ipRanges: { ...nat.ipRanges, prefixes: [] },
      internet: (nat.internet ?? []).map(({ ip }) => ({ ip, autonomousSystem: { number: 16509, name: 'AMAZON-02' } })),
    }
    await rig.enterEarly(silent)
    await rig.withSettings({ probes: false }, () => rig.early())
    const { clusters, naming } = await rig.report()
    expect(clusters[0]?.external.rows).toMatchObject([
      { belongsTo: 'a host on AMAZON-02 (AS16509)', remoteIps: { count: 3 } },
    ])
    expect(naming).toMatchObject({ namedBytes: 0, hostOnlyBytes: nat.bill.bytes / 24 })
    expect(probes()).toEqual([])
  })
})

describe('DNS that cannot be asked', () => {
  test('is told, and is no evidence that there is no name', async () => {
    await rig.enterEarly({ ...nat, internet: [] })
    rig.cloud.disturb(({ service }) => (service === 'dns' ? { status: 500, error: 'SERVFAIL' } : undefined))
    await rig.early()
    const report = await rig.report()
    expect(report.notes).toEqual([
      'Reverse DNS could not be asked (the DNS server failed), so some addresses have no names.',
    ])
    expect(report.clusters[0]?.external.rows[0]?.belongsTo).toBe('AWS, us-east-1')
    expect(((await rig.json('identities/evidence.json')) as Evidence).byIp).toEqual({})

    // The next run asks again, of the same day and at once.
    await rig.change(nat)
    await rig.early()
    expect(rig.asked('Query')).not.toEqual([])
    const later = await rig.report()
    expect(later.notes).toEqual([])
    expect(later.clusters[0]?.external.rows[0]?.belongsTo).toBe('Amazon SQS, us-east-1')
  })
})
