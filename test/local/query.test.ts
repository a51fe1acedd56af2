import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenArchive, openArchive } from '../../archive/archive-tables.ts'
import { copyOfBucket } from '../../archive/bucket-copy.ts'
import { formatted } from '../../archive/query-format.ts'
import { dailyKey, daysKey, findingsKey, flowsKey, gapsKey } from '../../domain/archive-key.ts'
import { type Column, DAILY_COLUMNS, FLOW_COLUMNS } from '../../domain/columns.ts'
import { DAY_COLUMNS, FINDING_COLUMNS, GAP_COLUMNS } from '../../domain/day-columns.ts'
import { findingRows } from '../../domain/findings/finding-rows.ts'
import { type TeamRule, teamOf } from '../../domain/identities/teams.ts'
import { dailyRows } from '../../domain/money/daily.ts'
import { monitorDays } from '../../domain/money/monitor-day.ts'
import type { PricedFlow } from '../../domain/money/priced-flow.ts'
import { parquetOf } from '../../domain/parquet.ts'
import { askAthena } from '../../local/athena.ts'
import { serveJson } from '../../local/cloud/endpoint.ts'
import { ArgumentError } from '../../local/command.ts'
import { queryOptions } from '../../local/query-options.ts'
import { type SavedQuery, savedQueries, withParameters } from '../../templates/athena/saved-queries.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'
import { end, GIB, monitor, priced } from '../domain/build.ts'
import { ranHere } from '../ran.ts'
import { goodDay } from '../templates/fixtures.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-query-'))
  await putDays()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function put(root: string, key: string, content: Uint8Array | string) {
  await mkdir(join(root, dirname(key)), { recursive: true })
  await writeFile(join(root, key), content)
}

async function putDay(root: string, day: string, monitor: string, flows: readonly PricedFlow[]) {
  await put(root, flowsKey(day, monitor), parquetOf('flows', FLOW_COLUMNS, flows))
  await put(root, dailyKey(day, monitor), parquetOf('daily', DAILY_COLUMNS, dailyRows(flows)))
}

const of = (name: string, namespace: string, azId: string) =>
  end({ ip: '10.0.0.1', pod: `${name}-788bf7448d-2bkfz`, namespace, azId })
/** $0.02 a gigabyte. */
const crossing = (name: string, gigabytes: number, namespace = 'shop', rules?: readonly TeamRule[]) =>
  priced(
    {
      source: of(name, namespace, 'euw1-az1'),
      destination: end({ ip: '10.0.1.9', azId: 'euw1-az2', namespace: 'data', service: 'db', pod: 'db-0' }),
      bytes: gigabytes * GIB,
    },
    rules ? { teamOf: teamOf({ rules }) } : {},
  )
/** Each of two accounts pays its side. */
const ofTwo = (flow: PricedFlow): PricedFlow => ({
  ...flow,
  billed: { interAz: ['111122223333', '222222222222'] },
})
const local = (name: string, gigabytes: number) =>
  priced({
    category: 'INTRA_AZ',
    source: of(name, 'shop', 'euw1-az1'),
    destination: end({ ip: '10.0.1.8', azId: 'euw1-az1', namespace: 'data', service: 'db', pod: 'db-1' }),
    bytes: gigabytes * GIB,
  })

/** Three days of two monitors, with what each question needs. */
async function putDays() {
  const root = join(folder, 'days')
  await putDay(root, '2026-11-01', 'm', [crossing('web', 100)])
  const teams = [{ team: 'web', namespace: 'shop' }]
  await putDay(root, '2026-11-02', 'm', [crossing('web', 50, 'shop', teams), local('web', 150)])
  await putDay(root, '2026-11-03', 'm', [
    crossing('web', 10, 'shop', teams),
    ofTwo(crossing('batch', 20, 'jobs', teams)),
  ])
  await putDay(root, '2026-11-03', 'n', [crossing('web', 5, 'shop', [])])
  const gap = { kind: 'gap', category: 'all', from: '2026-11-02T01:00:00Z', to: '2026-11-02T03:30:00Z' } as const
  const gaps = [{ ...gap, reason: 'throttled', seenBy: monitor('m') }]
  await put(root, gapsKey('2026-11-02', 'm'), parquetOf('gaps', GAP_COLUMNS, gaps))
  await put(root, findingsKey('2026-11-03'), parquetOf('findings', FINDING_COLUMNS, findingRows(goodDay.findings)))
}

describe('the saved queries', () => {
  let archive: OpenArchive
  beforeAll(async () => {
    archive = await openArchive(join(folder, 'days'))
  })
  afterAll(() => archive.close())

  async function ask(name: string, days: Partial<Record<'since' | 'until' | 'date', string>> = {}) {
    const query = savedQueries().find((one) => one.name === name)
    if (!query) throw new Error(`there is no ${name}`)
    const { since = '2026-11-01', until = '2026-11-03', date = '2026-11-03' } = days
    const { columns, rows } = await archive.query(
      withParameters(query, { since: `'${since}'`, until: `'${until}'`, date: `'${date}'` }),
    )
    return rows.map((row) =>
      Object.fromEntries(
        columns.map((column, index) => {
          const value = row[index]
          return [column, typeof value === 'bigint' ? Number(value) : value]
        }),
      ),
    )
  }
  const isAbout = (number: number) => expect.closeTo(number, 9)

  test('are these, each with what it answers', () => {
    expect(savedQueries().map(({ name, parameters }) => [name, parameters.join(' ')])).toEqual([
      ['account-month', 'since until'],
      ['before-and-after', 'since until date'],
      ['cost-by-namespace-and-week', 'since until'],
      ['coverage-and-gaps', 'since until'],
      ['dearest-pairs', 'since until'],
      ['findings-by-day', 'since until'],
      ['locality-by-service', 'since until'],
      ['missing-endpoints', 'since until'],
      ['namespace-month', 'since until'],
      ['nat-by-destination', 'since until'],
      ['new-since', 'since until date'],
      ['team-month', 'since until'],
      ['today-so-far', 'since until'],
      ['zone-crossings', 'since until'],
    ])
  })

  test('zone-crossings sums pairs over days and monitors', async () => {
    // 100 + 50 + 10 + 5 GB of web, 20 of batch.
    expect(await ask('zone-crossings')).toMatchObject([
      {
        source_workload: 'web',
        source_az_id: 'euw1-az1',
        destination_az_id: 'euw1-az2',
        gigabytes: 165,
        usd: isAbout(3.3),
        usd_of_the_pair: isAbout(3.3),
      },
      { source_workload: 'batch', gigabytes: 20, usd: isAbout(0.4) },
    ])
    expect(await ask('zone-crossings', { since: '2026-11-02', until: '2026-11-02' })).toMatchObject([{ gigabytes: 50 }])
  })

  test('dearest-pairs has a pair in one row, whatever it paid for', async () => {
    expect(await ask('dearest-pairs')).toMatchObject([
      {
        source_workload: 'web',
        destination_name: 'db',
        via: 'direct',
        gigabytes: 165,
        across_zones: isAbout(3.3),
        nat_gateways: 0,
        other: 0,
        usd: isAbout(3.3),
      },
      { source_workload: 'batch', gigabytes: 20, usd: isAbout(0.4) },
    ])
  })

  test('before-and-after is what a day cost before and since', async () => {
    // web: $2.00 and $1.00 before the third, $0.30 on it; batch: nothing, and $0.40.
    expect(await ask('before-and-after')).toMatchObject([
      {
        source_workload: 'web',
        usd_a_day_before: isAbout(1.5),
        usd_a_day_since: isAbout(0.3),
        usd_a_day_more: isAbout(-1.2),
      },
      { source_workload: 'batch', usd_a_day_before: 0, usd_a_day_since: isAbout(0.4), usd_a_day_more: isAbout(0.4) },
    ])
  })

  test('new-since names what was not there before', async () => {
    expect(await ask('new-since')).toMatchObject([
      { source_workload: 'batch', first_day: '2026-11-03', usd: isAbout(0.4) },
    ])
  })

  test('cost-by-namespace-and-week and namespace-month divide the same dollars', async () => {
    // 1 November 2026 is a Sunday: $2.00 in its week, then $1.30 and $0.40.
    const weeks = await ask('cost-by-namespace-and-week')
    expect(weeks.map(({ week, namespace, usd }) => [week, namespace, usd])).toEqual([
      ['2026-10-26', 'shop', isAbout(2)],
      ['2026-11-02', 'shop', isAbout(1.3)],
      ['2026-11-02', 'jobs', isAbout(0.4)],
    ])
    expect(await ask('namespace-month')).toMatchObject([
      { namespace: 'shop', across_zones: isAbout(3.3), nat_gateways: 0, other: 0, usd: isAbout(3.3) },
      { namespace: 'jobs', across_zones: isAbout(0.4), usd: isAbout(0.4) },
    ])
  })

  test('team-month divides them among teams, and has what nobody says whose it is', async () => {
    // Of 1 November nobody had decided on teams: $2.00. Then $1.20, and $0.40 and $0.10 that no rule fits.
    expect(await ask('team-month')).toMatchObject([
      { team: 'unowned', across_zones: isAbout(2.5), nat_gateways: 0, other: 0, usd: isAbout(2.5) },
      { team: 'web', across_zones: isAbout(1.2), usd: isAbout(1.2) },
    ])
  })

  test('account-month divides them among the accounts that are billed', async () => {
    // 111122223333 is the monitors' own; of what 222222222222 shares with it, it pays its half: $0.40 of batch, each $0.20.
    expect(await ask('account-month')).toMatchObject([
      { billed_account_id: '111122223333', region: 'eu-west-1', across_zones: isAbout(3.5), usd: isAbout(3.5) },
      { billed_account_id: '222222222222', across_zones: isAbout(0.2), nat_gateways: 0, other: 0, usd: isAbout(0.2) },
    ])
    // The bytes of a charge are those of its flows, whoever is billed.
    expect(await ask('zone-crossings')).toMatchObject([{ gigabytes: 165 }, { gigabytes: 20 }])
  })

  test('locality-by-service is the share that stays', async () => {
    // 150 of 335 GB.
    expect(await ask('locality-by-service')).toMatchObject([
      { destination_service: 'db', gigabytes: 335, same_zone: isAbout(150 / 335), usd: isAbout(3.7) },
    ])
  })

  test('coverage-and-gaps tells the hours that are missing', async () => {
    expect(await ask('coverage-and-gaps')).toEqual([
      {
        ...{ dt: '2026-11-02', monitor: 'm', kind: 'gap', destination_category: 'all' },
        ...{ hours: isAbout(2.5), reason: 'throttled' },
      },
    ])
  })

  test('findings-by-day has each finding with its status', async () => {
    const rows = await ask('findings-by-day')
    const statuses = rows.map(({ status }) => status).toSorted()
    // Five open, two that no routing changes, one accepted, and four that became something.
    expect(statuses).toEqual([
      'accepted',
      'fixed',
      'fixed',
      'gone',
      'open',
      'open',
      'open',
      'open',
      'open',
      'returned',
      'unavoidable',
      'unavoidable',
    ])
    expect(rows.find(({ status }) => status === 'accepted')).toMatchObject({ usd_per_month: 68.92, title: 'Datadog' })
  })
})

test("gigabytes are of the last day's size, and dollars as each day was priced", async () => {
  const root = join(folder, 'gigabytes')
  const sizes = { '2026-11-01': GIB, '2026-11-02': 1e9 }
  for (const [day, bytesPerGigabyte] of Object.entries(sizes)) {
    const flows = [crossing('web', 100)]
    await putDay(root, day, 'shop', flows)
    const run = { monitors: [monitor('shop')], from: `${day}T00:00:00Z`, to: `${day}T01:00:00Z`, timeZone: 'UTC' }
    const days = monitorDays(run, { flows, gaps: [], cuts: [], counted: { monitors: [] } }, bytesPerGigabyte)
    await put(root, daysKey(day), parquetOf('days', DAY_COLUMNS, days))
  }
  const archive = await openArchive(root)
  try {
    const query = savedQueries().find(({ name }) => name === 'zone-crossings') as SavedQuery
    for (const [until, days] of [['2026-11-01', 1] as const, ['2026-11-02', 2] as const]) {
      const range = { since: "'2026-11-01'", until: `'${until}'`, date: `'${until}'` }
      const { columns, rows } = await archive.query(withParameters(query, range))
      expect(columns.slice(-3)).toEqual(['gigabytes', 'usd', 'bytes_per_gigabyte'])
      expect(rows.map((row) => row.slice(-3))).toEqual([
        [(days * 100 * GIB) / sizes[until], expect.closeTo(days * 2, 9), BigInt(sizes[until])],
      ])
    }
  } finally {
    archive.close()
  }
})

describe('files of every form', () => {
  // Written once by the flowtoll of their day, and never again: a reader of today reads them.
  const forms = fileURLToPath(new URL('../archive-forms', import.meta.url))

  test.each([
    ['1', [null, null], []],
    ['2', ['prod', BigInt(165 * GIB)], [['2026-11-01', 'm', 'partial', 21]]],
    ['3', ['prod', BigInt(165 * GIB)], [['2026-11-01', 'm', 'partial', 21]]],
    ['4', ['prod', BigInt(165 * GIB)], [['2026-11-01', 'm', 'partial', 21]]],
    ['5', ['prod', BigInt(165 * GIB)], [['2026-11-01', 'm', 'partial', 21]]],
    ['6', ['prod', BigInt(165 * GIB)], [['2026-11-01', 'm', 'partial', 21]]],
  ])('are read: columns of set %s', async (form, [cluster, bytesOnce], days) => {
    const archive = await openArchive(join(forms, form))
    try {
      expect(archive.problems).toEqual([])
      const sums = await archive.query('select sum(bytes) / 1073741824 as gb, round(sum(usd), 6) as usd from flows')
      expect(sums.rows).toEqual([[165, 3.3]])
      const daily = await archive.query(
        "select source_workload, sum(usd) > 0 from daily where charge = 'inter_az' group by 1",
      )
      expect(daily.rows).toEqual([['web', true]])
      expect((await archive.query('select kind, reason from gaps')).rows).toEqual([['gap', 'throttled']])
      expect((await archive.query('select count(*) from findings')).rows).toEqual([[12n]])
      const names = await archive.query('select distinct source_name from flows')
      expect(names.rows).toEqual([[Number(form) >= 3 ? 'web' : null]])
      const teams = await archive.query('select f.team, d.team from flows f, daily d')
      expect(teams.rows).toEqual([Number(form) >= 5 ? ['checkout', 'checkout'] : [null, null]])
      const billed = await archive.query('select billed_account_id from daily')
      expect(billed.rows).toEqual([[form === '6' ? '111122223333' : null]])
      const later = 'select cluster, bytes_once from daily'
      expect((await archive.query(later)).rows).toEqual([[cluster, bytesOnce]])
      expect((await archive.query('select dt, monitor, status, hours_complete from days')).rows).toEqual(days)
    } finally {
      archive.close()
    }
  })

  test('are read by a reader of another make', async () => {
    const file = await asyncBufferFromFile(join(forms, '1', flowsKey('2026-11-01', 'm')))
    const rows = await parquetReadObjects({ file })
    expect(rows).toMatchObject([
      {
        ...{ source_workload: 'web', bytes: BigInt(165 * GIB), via: 'direct' },
        window_start: new Date('2026-11-21T13:00:00Z'),
      },
    ])
  })
})

describe('an archive with faults', () => {
  const whole = parquetOf('flows', FLOW_COLUMNS, [crossing('web', 1)])

  test('answers from what is good, and names what it left out', async () => {
    const root = join(folder, 'faults')
    await put(root, flowsKey('2026-11-01', 'm'), whole)
    await put(root, flowsKey('2026-11-02', 'm'), whole.slice(0, whole.length / 2))
    await put(root, flowsKey('2026-11-03', 'm'), parquetOf('gaps', GAP_COLUMNS, []))
    await put(root, 'flows/dt=2026-11-04/notes.txt', 'not ours')
    await put(root, flowsKey('2026-11-05', 'm'), '')
    await put(root, flowsKey('2026-11-06', 'other'), parquetOf('flows', FLOW_COLUMNS, []))
    const archive = await openArchive(root)
    try {
      const { rows } = await archive.query('select dt, monitor, bytes from flows')
      expect(rows).toEqual([['2026-11-01', 'm', BigInt(GIB)]])
      expect(archive.problems).toEqual([
        'flows/dt=2026-11-04/notes.txt is left out: it is no key of flows',
        expect.stringMatching(
          /^flows\/dt=2026-11-02\/monitor=m\/flows\.parquet is left out: it is no whole Parquet file$/,
        ),
        'flows/dt=2026-11-03/monitor=m/flows.parquet is left out: it is no file of flows, but one of gaps',
        expect.stringMatching(/^flows\/dt=2026-11-05\/monitor=m\/flows\.parquet is left out: /),
      ])
    } finally {
      archive.close()
    }
  })

  test('of an earlier form has null in the columns that came later', async () => {
    const root = join(folder, 'earlier')
    const early = FLOW_COLUMNS.filter(({ name }) => name !== 'usd_transit') as Column<PricedFlow>[]
    await put(root, flowsKey('2026-11-01', 'm'), parquetOf('flows', early, [crossing('web', 1)]))
    await put(root, flowsKey('2026-11-02', 'm'), whole)
    const archive = await openArchive(root)
    try {
      expect((await archive.query('select dt, usd_transit from flows order by dt')).rows).toEqual([
        ['2026-11-01', null],
        ['2026-11-02', 0],
      ])
      expect(archive.problems).toEqual([])
    } finally {
      archive.close()
    }
  })

  test('without a file has its tables all the same', async () => {
    const archive = await openArchive(join(folder, 'none'))
    try {
      expect(await archive.query('select count(*) as n from findings')).toEqual({ columns: ['n'], rows: [[0n]] })
    } finally {
      archive.close()
    }
  })
})

/** Does something with the credentials of a caller and these endpoints, as the SDK finds them. */
async function asCaller<Result>(
  endpoints: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result> {
  const environment = {
    ...endpoints,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  Object.assign(process.env, environment)
  try {
    return await work()
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name]
  }
}

/** Athena on loopback: it runs the statement with DuckDB, and answers as Athena does, two rows a page. */
async function serveAthena(root: string) {
  const asked: Readonly<Record<string, unknown>>[] = []
  const states = ['QUEUED', 'RUNNING', 'SUCCEEDED']
  let answer: { columns: readonly string[]; rows: readonly (readonly unknown[])[] } = { columns: [], rows: [] }
  let failure: string | undefined
  let polls = 0
  let ran: Promise<void> = Promise.resolve()
  const archive = await openArchive(root)
  const typeOf = (value: unknown) =>
    typeof value === 'bigint' ? 'bigint' : typeof value === 'number' ? 'double' : 'varchar'
  const text = (value: unknown) => (value === null ? {} : { VarCharValue: String(value) })
  const endpoint = await serveJson(
    // However slow the machine is, whoever asks again finds the query run.
    () => ran.then(() => undefined),
    'athena',
    (operation, params) => {
      asked.push({ operation, ...params })
      if (operation === 'StartQueryExecution') {
        ran = archive.query(String(params.QueryString)).then(
          (found) => {
            answer = found
          },
          (error: Error) => {
            failure = error.message
          },
        )
        return { QueryExecutionId: 'q-1' }
      }
      if (operation === 'GetQueryExecution') {
        const state = failure !== undefined ? 'FAILED' : (states[polls++] ?? 'SUCCEEDED')
        return {
          QueryExecution: {
            Status: { State: state, StateChangeReason: failure },
            Statistics: { DataScannedInBytes: 12_345 },
          },
        }
      }
      const rows = [answer.columns.map((name) => ({ VarCharValue: name })), ...answer.rows.map((row) => row.map(text))]
      const first = Number(params.NextToken ?? 0)
      return {
        ResultSet: {
          Rows: rows.slice(first, first + 2).map((Data) => ({ Data })),
          ResultSetMetadata: {
            ColumnInfo: answer.columns.map((Name, index) => ({ Name, Type: typeOf(answer.rows[0]?.[index]) })),
          },
        },
        ...(first + 2 < rows.length ? { NextToken: String(first + 2) } : {}),
      }
    },
  )
  return {
    url: endpoint.url,
    asked,
    close: async () => {
      await ran
      archive.close()
      await endpoint.close()
    },
  }
}

describe('a question to Athena', () => {
  const ask = async (sql: string) => {
    const athena = await serveAthena(join(folder, 'days'))
    try {
      const answer = await asCaller({ AWS_ENDPOINT_URL_ATHENA: athena.url }, () => askAthena(sql, 'flowtoll', 20))
      return { answer, asked: athena.asked }
    } finally {
      await athena.close()
    }
  }

  test('runs in the workgroup, is waited for, and comes back whole with its types', async () => {
    const [query] = savedQueries().filter(({ name }) => name === 'cost-by-namespace-and-week')
    const days = { since: "'2026-11-01'", until: "'2026-11-03'", date: "'2026-11-03'" }
    const { answer, asked } = await ask(withParameters(query as SavedQuery, days))
    expect(asked[0]).toMatchObject({ WorkGroup: 'flowtoll', QueryExecutionContext: { Database: 'flowtoll' } })
    expect(asked.filter(({ operation }) => operation === 'GetQueryExecution')).toHaveLength(3)
    expect(answer.bytesScanned).toBe(12_345)
    expect(answer.columns).toEqual(['week', 'namespace', 'charge', 'gigabytes', 'usd', 'bytes_per_gigabyte'])
    expect(answer.rows).toEqual([
      ['2026-10-26', 'shop', 'inter_az', 100, expect.closeTo(2, 9), BigInt(GIB)],
      ['2026-11-02', 'shop', 'inter_az', 65, expect.closeTo(1.3, 9), BigInt(GIB)],
      ['2026-11-02', 'jobs', 'inter_az', 20, expect.closeTo(0.4, 9), BigInt(GIB)],
    ])
  })

  test('has whole numbers, and the rows of a statement without a header', async () => {
    const { answer } = await ask('select count(*) as flows, sum(cast(bytes as bigint))::bigint as bytes from flows')
    expect(answer.rows).toEqual([[6n, BigInt(335 * GIB)]])
    // As SHOW answers: its first row is one.
    const { answer: shown } = await ask("select 'a' as b union all select 'c' order by 1")
    expect(shown.rows).toEqual([['a'], ['c']])
  })

  test.each(["insert into flows values ('x')", "-- why\nunload (select 1) to 's3://b/'", 'drop table flows', ''])(
    'that is none is not sent: %s',
    async (sql) => {
      await expect(askAthena(sql, 'flowtoll')).rejects.toThrow('only SELECT, SHOW and DESCRIBE are sent to Athena')
    },
  )

  test('that fails says why', async () => {
    await expect(ask('select nothing from flows')).rejects.toThrow(/^Athena's query q-1 is FAILED: .*nothing/s)
  })
})

describe('an answer', () => {
  const answer = {
    columns: ['name', 'usd', 'n', 'instant', 'day'],
    rows: [
      ['a "b", c', 0.123456, 12n, new Date('2026-11-01T00:00:00Z'), '2026-11-01'],
      ['=cmd()', 1234.5, null, new Date('2026-11-01T10:30:00Z'), '2026-11-02'],
      ['\u001b[31mred', -0.5, 9_007_199_254_740_993n, null, null],
    ],
  }

  test('as a table is aligned, and writes nothing to the terminal but text', () => {
    expect(formatted(answer, 'table').split('\n')).toEqual([
      'name          usd                 n  instant                   day',
      '--------  -------  ----------------  ------------------------  ----------',
      'a "b", c     0.12                12  2026-11-01T00:00:00.000Z  2026-11-01',
      '=cmd()    1234.50                 -  2026-11-01T10:30:00.000Z  2026-11-02',
      '\u{FFFD}[31mred    -0.50  9007199254740993  -                         -',
      '',
    ])
    expect(formatted({ columns: ['a'], rows: [] }, 'table')).toBe('no rows\n')
  })

  test('as CSV quotes, and gives a spreadsheet no formula', () => {
    expect(formatted(answer, 'csv').split('\r\n').slice(0, 3)).toEqual([
      'name,usd,n,instant,day',
      '"a ""b"", c",0.123456,12,2026-11-01T00:00:00.000Z,2026-11-01',
      "'=cmd(),1234.5,,2026-11-01T10:30:00.000Z,2026-11-02",
    ])
  })

  test('of many rows or with lists is no trouble', () => {
    const many = { columns: ['n'], rows: Array.from({ length: 200_000 }, (_, index) => [index]) }
    expect(formatted(many, 'table').split('\n')).toHaveLength(200_003)
    const nested = { columns: ['list'], rows: [[[1n, { a: 2n }]]] }
    expect(formatted(nested, 'table')).toContain('[1,{"a":2}]')
    expect(JSON.parse(formatted(nested, 'json'))).toEqual([{ list: [1, { a: 2 }] }])
  })

  test('as JSON has exact numbers', () => {
    expect(JSON.parse(formatted(answer, 'json'))[2]).toEqual({
      name: '\u001b[31mred',
      usd: -0.5,
      n: '9007199254740993',
      instant: null,
      day: null,
    })
  })
})

describe('npm run query', () => {
  const query = (...args: string[]) => ranHere('local/query.ts', args, {})

  test('runs a saved query, or one of one own, over the days that are asked for', async () => {
    const root = join(folder, 'days')
    const saved = await query(
      'team-month',
      '--since',
      '2026-11-03',
      '--until',
      '2026-11-03',
      '--folder',
      root,
      '--format',
      'json',
    )
    expect(JSON.parse(saved.stdout)).toMatchObject([{ team: 'unowned', month: '2026-11-01' }, { team: 'web' }])
    const own = await query(
      '--sql',
      'select sum(usd) as usd from flows',
      '--since',
      '2026-11-01',
      '--folder',
      root,
      '--format',
      'csv',
    )
    expect(own.stdout).toMatch(/^usd\r\n3\.7\d*\r\n$|^usd\r\n3\.6999\d*\r\n$/)
  })

  test.each([
    [['nat'], '"nat" is no saved query; there is account-month, before-and-after'],
    [['team-month', '--since', '2026-13-01'], '--since is "2026-13-01"; expected a calendar day'],
    [['team-month', '--since', '2026-11-03', '--until', '2026-11-01'], '--since is 2026-11-03, after --until'],
    [
      ['new-since', '--since', '2026-11-20', '--date', '2026-11-15'],
      '--date is 2026-11-15; new-since needs one after --since',
    ],
    [['team-month', '--format', 'xml'], '--format is "xml"; expected table, csv, json'],
    [['team-month', '--sql', 'select 1'], 'one query at a time'],
    [
      ['--sql', 'select 1', '--athena', '--since', '2026-11-01'],
      '--athena runs SQL as it stands: put its days into it',
    ],
    [['team-month', '--athena', '--folder', 'x'], '--live and --folder are of no use with it'],
    [['team-month', '--live'], '--live and --bucket go together; the output ArchiveBucket'],
    [['team-month', '--live', '--bucket', 'b', '--folder', 'x'], 'give one of them'],
    [['--days', '3'], 'npx --no -- flowtoll query --help lists the options'],
    [['team-month', '--folder', 'nowhere'], '--folder is "nowhere", and there is none'],
  ])('refuses %j by name', (args, words) => {
    expect(() => queryOptions(args, savedQueries())).toThrow(words)
    expect(() => queryOptions(args, savedQueries())).toThrow(ArgumentError)
  })

  test('leaves SQL to its own days, and keeps a saved query to those that its parameters say', () => {
    const daysOf = (...args: string[]) => queryOptions(args, savedQueries())?.days
    expect(daysOf('--sql', 'select 1', '--until', '2026-11-30')).toEqual({
      given: { until: '2026-11-30' },
      otherwise: { since: '2026-10-31', until: '2026-11-30', date: '2026-11-23' },
    })
    expect(daysOf('team-month', '--until', '2026-11-30')).toMatchObject({
      given: { since: '2026-10-31', until: '2026-11-30' },
      otherwise: {},
    })
  })

  test('takes SQL that begins with a comment', () => {
    const sql = '-- flows of a day\nselect count(*) from flows'
    expect(queryOptions(['--format', 'csv', '--sql', sql], savedQueries())).toMatchObject({ sql, format: 'csv' })
  })

  test('ends when its reader has seen enough', async () => {
    const script = fileURLToPath(new URL('../../local/query.ts', import.meta.url))
    const sql = 'select i from range(200000) t(i)'
    const child = spawn(process.execPath, [script, '--folder', join(folder, 'days'), '--sql', sql])
    let errors = ''
    child.stderr.on('data', (part) => {
      errors += part
    })
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await once(child, 'close')).toEqual([0, null])
    expect(errors).toBe('')
  })

  test('over a bucket reads the days that are asked for, and what has not changed once', async () => {
    const root = join(folder, 'bucket')
    await putDay(root, '2026-11-01', 'm', [crossing('web', 100)])
    await putDay(root, '2026-11-02', 'm', [crossing('web', 50)])
    // Of another account, and of another region.
    await putDay(root, '2026-11-01', 'm@222222222222-us-east-1', [crossing('web', 7)])
    await putDay(root, '2026-11-01', 'm@us-west-2', [crossing('web', 3)])
    const cloud = await enterCloud(seed, { archiveFolder: root })
    const gets = () => cloud.calls.filter(({ operation }) => operation === 'GetObject').map(({ params }) => params.key)
    try {
      const copies = join(folder, 'copies')
      const days = { since: '2026-11-02', until: '2026-11-02' }
      expect(await copyOfBucket('archive', copies, days)).toMatchObject({ files: 2 })
      expect(gets().toSorted()).toEqual([dailyKey('2026-11-02', 'm'), flowsKey('2026-11-02', 'm')])
      expect(await copyOfBucket('archive', copies, days)).toMatchObject({ files: 0, bytes: 0 })
      // A file that is gone is read again, a list that was cut off is none, and a key that leads elsewhere is left alone.
      await rm(join(copies, 'archive', flowsKey('2026-11-02', 'm')))
      expect(await copyOfBucket('archive', copies, days)).toMatchObject({ files: 1 })
      await writeFile(join(copies, 'archive/copied.json'), '{"a')
      expect(await copyOfBucket('archive', copies, days)).toMatchObject({ files: 2 })
      await putDay(root, '2026-11-02', '..', [crossing('web', 1)])
      await putDay(root, '2026-11-02', 'm', [crossing('web', 60)])
      expect(await copyOfBucket('archive', copies, {})).toMatchObject({ files: 8 })
      await rm(join(root, 'daily/dt=2026-11-01'), { recursive: true })
      await copyOfBucket('archive', copies, {})
      expect(await readdir(join(copies, 'archive/daily/dt=2026-11-01/monitor=m'))).toEqual([])
      const archive = await openArchive(join(copies, 'archive'))
      try {
        expect((await archive.query('select sum(bytes) / 1073741824 as gb from flows')).rows).toEqual([[170]])
      } finally {
        archive.close()
      }
    } finally {
      await cloud.close()
    }
  })

  test('says where SQL is wrong', async () => {
    const { code, stderr } = await query('--sql', 'select nothing from flows', '--folder', join(folder, 'days'))
    expect(code).toBe(1)
    expect(stderr).toContain('nothing')
  })
})
