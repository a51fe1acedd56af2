import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SLACK_LIMITS, slackMessage } from '../../channels/slack.ts'
import { SNS_LIMITS, snsMessage } from '../../channels/sns.ts'
import { TEAMS_BYTES, teamsMessage } from '../../channels/teams.ts'
import { allNews, reportNotification } from '../../domain/report/news.ts'
import type { Report } from '../../domain/report/report.ts'
import { rowsOf as rowsInPage } from '../../templates/page/app/data.ts'
import { bill, clusterUsd } from '../../worlds/fleet/bill.ts'
import { world } from '../../worlds/fleet/world.ts'
import { slackFaults, teamsFaults } from '../channels/chat-schemas.ts'
import { rowsOf } from '../duckdb.ts'
import { isExhaustive } from '../exhaustive/cases.ts'
import { notificationFaults, schemaFaults } from '../house/report-schema.ts'
import { figuresIn, holdsMoney, holdsSize, oneLine, seen } from '../templates/figures.ts'
import { expectPageOf } from '../templates/page/page-figures.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
let report: Report
let html: string
let text: string
beforeAll(async () => {
  rig = await startRig()
  await rig.enterCollected(world)
  const end = await rig.run()
  expect(end).toMatchObject({ status: 'SUCCEEDED' })
  report = await rig.report()
  const read = (ending: string) => readFile(`${rig.folder}/reports/dt=${report.day}/report.${ending}`, 'utf8')
  html = await read('html')
  text = await read('txt')
})
afterAll(() => rig.close())

/** Sums in binary differ in the last digits by their order. */
const isAbout = (usd: number) => expect.closeTo(usd, 8)

describe.runIf(isExhaustive)('a day of 10,000 workloads in two clusters', () => {
  test('ends at its bill, and each cluster at its own, dearest first', async () => {
    expect(report.totals).toMatchObject({ usd: isAbout(bill.usd), bytes: bill.bytes })
    expect(report.clusters.map(({ name, totals }) => [name, totals.usd])).toEqual(
      [2, 1].map((number) => [`fleet-${number}`, isAbout(clusterUsd(number))]),
    )
    const [flows] = await rowsOf(`select count(distinct monitor || source_workload) workloads
      from read_parquet('${rig.folder}/flows/**/*.parquet', hive_partitioning = true)`)
    expect(flows).toEqual({ workloads: 10_000 })
  })

  test('leaves nothing out of its sums', () => {
    for (const { totals, interAz, external, awsServices, otherNetworks } of report.clusters) {
      const tables = [interAz, external, awsServices, otherNetworks]
      const shown = tables.flatMap(({ rows }) => rows.filter(({ inDigest }) => inDigest).map(({ usd }) => usd))
      const notShown = tables.map(({ notInDigest }) => notInDigest.usd)
      expect([...shown, ...notShown].reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(totals.usd, 8)
    }
    // Of each cluster, one pair of five thousand has a line, and one of 2,500 ways out.
    for (const words of [seen(html), oneLine(text)]) {
      expect(words).toContain('4,999 more pairs')
      expect(words).toContain('2,499 more lines')
    }
  })

  test('is a message that Slack, Teams and SNS have room for, and one of the published schema', () => {
    const one = reportNotification(report, { id: 'fleet', kind: 'daily', news: allNews(report) })
    expect([...slackFaults(slackMessage(one)), ...teamsFaults(teamsMessage(one))]).toEqual([])
    const { blocks } = slackMessage(one)
    expect(blocks.length).toBeLessThanOrEqual(SLACK_LIMITS.blocks)
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(SLACK_LIMITS.all)
    expect(Buffer.byteLength(JSON.stringify(teamsMessage(one)))).toBeLessThanOrEqual(TEAMS_BYTES)
    expect(Buffer.byteLength(JSON.stringify(snsMessage(one)))).toBeLessThanOrEqual(SNS_LIMITS.message)
    expect(notificationFaults(one)).toEqual([])
  })

  test('has a digest below 60 KB, with the figures of report.json', () => {
    for (const part of [html, text]) expect(Buffer.byteLength(part)).toBeLessThan(60_000)
    const figures = figuresIn(oneLine(text))
    expect(figuresIn(seen(html))).toEqual(figures)
    expect(figures.money.filter((figure) => !holdsMoney(report, figure))).toEqual([])
    expect(figures.sizes.filter((figure) => !holdsSize(report, figure))).toEqual([])
    expect(schemaFaults(report)).toEqual([])
  })

  test('has a page with the figures of its report and of its tables, pair by pair', async () => {
    const { html: file, page } = await rig.page()
    expectPageOf(page, report)
    // The code beside the data has 640,000 bytes.
    expect(Buffer.byteLength(file)).toBeLessThan(1_500_000 - 700_000)
    const daily = await rowsOf(`select cluster, source_namespace, source_workload, destination_namespace,
      coalesce(destination_workload, destination_name) destination, via, sum(usd) usd, sum(bytes_once)::bigint bytes
      from read_parquet('${rig.folder}/daily/**/*.parquet', hive_partitioning = true) group by all`)
    const sums = new Map(
      daily.map(({ usd, bytes, ...pair }) => [
        JSON.stringify(Object.values(pair).map((name) => name ?? '')),
        { usd, bytes },
      ]),
    )
    const pairs = rowsInPage(page.pairs).map(({ cluster, source, destination, via, usd, bytes }) => ({
      id: JSON.stringify([cluster, source.namespace, source.name, destination.namespace, destination.name, via]),
      ...{ usd, bytes },
    }))
    expect(pairs).toHaveLength(15_000)
    expect(sums.size).toBe(15_000)
    const wrong = pairs.filter(({ id, usd, bytes }) => {
      const told = sums.get(id)
      return told?.bytes !== bytes || Math.abs(Number(told.usd) - usd) > 1e-8
    })
    expect(wrong).toEqual([])
  })

  test('is most about where they all go', async () => {
    const [email] = await rig.cloud.inbox()
    // Crossings to one store are 447 GB of the bill at $0.02. What could be done about pods that a number tells apart, no name tells.
    expect(email?.subject).toBe(
      '[flowtoll] OK 2 clusters: $20.95 on Sat 21 Nov: 5,000 workloads → store across zones $8.94',
    )
    expect(email?.html).toContain('5,000 workloads → store')
  })
})
