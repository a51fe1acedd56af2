import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readAskedNames } from '../../aws/resolver-logs.ts'
import { enterCloud } from '../cloud.ts'
import { wide } from '../wide-network.ts'

const folder = await mkdtemp(join(tmpdir(), 'flowtoll-'))
// Hundreds of objects are read: transport.test.ts has what a connection adds.
const cloud = await enterCloud(wide, { archiveFolder: folder, overHttp: false })
beforeEach(() => cloud.use(wide, folder))
afterAll(async () => {
  await cloud.close()
  await rm(folder, { recursive: true })
})

const question = {
  ips: ['104.16.1.1', '2606:4700::1'],
  vpcIds: ['vpc-1'],
  ...{ from: '2026-11-21T08:00:00Z', to: '2026-11-21T09:00:00Z', accountId: '111122223333' },
}

describe('a log group', () => {
  const ask = () => readAskedNames('/aws/route53/queries', question)
  const dnsQueries = [
    { name: 'api.acme.com', ips: ['104.16.1.1', '104.16.1.2'], vpcId: 'vpc-1' },
    { name: 'v6.acme.com', ips: ['2606:4700::1'], vpcId: 'vpc-1' },
    { name: 'other.example', ips: ['104.16.1.1'], vpcId: 'vpc-of-others' },
    { name: 'near.example', ips: ['104.16.1.11', '204.16.1.1'], vpcId: 'vpc-1' },
  ]

  test('is asked one query of its hours, and tells what that cost', async () => {
    cloud.become({ ...wide, dnsQueries })
    expect(await ask()).toEqual({
      names: [
        ['104.16.1.1', 'api.acme.com.'],
        ['2606:4700::1', 'v6.acme.com.'],
      ],
      // A gigabyte at $0.005.
      ...{ bytesRead: 2 ** 30, usd: 0.005, problem: null },
    })
    const asked = cloud.calls.filter(({ service }) => service === 'logs')
    expect(asked.map(({ operation }) => operation)).toEqual(['StartQuery', 'GetQueryResults'])
    expect(asked[0]?.params).toEqual({
      logGroupName: '/aws/route53/queries',
      // The last second of the hour is its own.
      ...{ startTime: Date.UTC(2026, 10, 21, 8) / 1000, endTime: Date.UTC(2026, 10, 21, 9) / 1000 - 1 },
      queryString:
        'filter rcode = "NOERROR" and query_type in ["A", "AAAA"] | filter vpc_id in ["vpc-1"] | parse @message /"Rdata":"(?<ip>(?:104\\.16\\.1\\.1|2606:4700::1))"/ | filter ispresent(ip) | stats count(*) as asked by query_name, ip | limit 10000',
    })
  })

  test('is waited for', async () => {
    cloud.become({ ...wide, dnsQueries })
    let looks = 0
    cloud.disturb(({ operation }) =>
      operation === 'GetQueryResults' && looks++ === 0
        ? { garbled: () => JSON.stringify({ status: 'Running', results: [] }) }
        : undefined,
    )
    expect((await ask()).names).toHaveLength(2)
    expect(looks).toBe(2)
  })

  test.each(['Failed', 'Cancelled', 'Timeout', 'Unknown'])('whose query ends as %s tells nothing', async (status) => {
    cloud.disturb(({ operation }) =>
      operation === 'GetQueryResults' ? { garbled: () => JSON.stringify({ status }) } : undefined,
    )
    await expect(ask()).rejects.toThrow(`the query of /aws/route53/queries ended as ${status}`)
  })

  test('that may not be asked is a refusal', async () => {
    cloud.disturb(({ operation }) =>
      operation === 'StartQuery' ? { status: 400, error: 'AccessDeniedException: no' } : undefined,
    )
    await expect(ask()).rejects.toMatchObject({ name: 'AccessDenied' })
  })
})

describe('a bucket', () => {
  const ask = (more: Partial<typeof question> = {}) => readAskedNames('s3://archive/dns', { ...question, ...more })
  const line = (query_name: string, ips: readonly string[], rcode = 'NOERROR') =>
    JSON.stringify({
      ...{ version: '1.100000', account_id: '111122223333', vpc_id: 'vpc-1', query_timestamp: '2026-11-21T08:05:00Z' },
      ...{ query_name, query_type: 'A', query_class: 'IN', rcode, srcaddr: '10.0.1.9', srcids: { instance: 'i-1' } },
      answers: [
        { Rdata: 'edge.cdn.example.', Type: 'CNAME', Class: 'IN' },
        ...ips.map((Rdata) => ({ Rdata, Type: 'A', Class: 'IN' })),
      ],
    })
  async function put(time: string, lines: readonly string[], vpcId = 'vpc-1') {
    const day = `${time.slice(0, 4)}/${time.slice(4, 6)}/${time.slice(6, 8)}`
    const name = `${vpcId}_vpcdnsquerylogs_111122223333_${time}Z_ab12.log.gz`
    const path = join(folder, `dns/AWSLogs/111122223333/vpcdnsquerylogs/${vpcId}/${day}/${name}`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, gzipSync(lines.join('\n')))
  }

  test('is read for its hours, and costs nothing to tell of', async () => {
    await put('20261121T0755', [line('early.example.', ['104.16.1.1'])])
    await put('20261121T0805', [
      line('api.acme.com.', ['104.16.1.7', '104.16.1.1']),
      line('api.acme.com.', ['104.16.1.1']),
      line('gone.acme.com.', ['104.16.1.1'], 'NXDOMAIN'),
      line('elsewhere.example.', ['198.51.100.7']),
      ...['', 'null', '{', '[]', '{"rcode":"NOERROR"}'],
    ])
    await put('20261121T0910', [line('late.acme.com.', ['2606:4700::1'])])
    await put('20261121T1000', [line('later.example.', ['104.16.1.1'])])
    await put('20261121T0805', [line('other.example.', ['104.16.1.1'])], 'vpc-of-others')
    const { names, usd, problem, bytesRead } = await ask()
    expect(names).toEqual([
      ['104.16.1.1', 'api.acme.com.'],
      ['2606:4700::1', 'late.acme.com.'],
    ])
    expect([usd, problem]).toEqual([0, null])
    expect(bytesRead).toBeGreaterThan(100)
  })

  test('of more objects than a run reads is read in part, which it tells', async () => {
    await Promise.all(
      Array.from({ length: 305 }, (_, index) => {
        const minute = String(index % 60).padStart(2, '0')
        return put(`20261122T08${minute}`, [line('api.acme.com.', ['104.16.1.1'])], `vpc-${100 + index}`)
      }),
    )
    const vpcIds = Array.from({ length: 305 }, (_, index) => `vpc-${100 + index}`)
    const { names, problem } = await ask({ vpcIds, from: '2026-11-22T08:00:00Z', to: '2026-11-22T09:00:00Z' })
    expect(names).toHaveLength(300)
    expect(problem).toBe('DNS query logs were read in part: a run reads 300 objects, and there are 5 more.')
  })
})
