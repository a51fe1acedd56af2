import * as z from 'zod'
import { reportOn } from '../archive.ts'
import { text } from '../quantities.ts'
import { rowsOf } from '../rows.ts'
import { tool } from '../tool.ts'

export const listMonitors = tool({
  name: 'list_monitors',
  title: 'Monitors',
  description:
    'Network Flow Monitor monitors: the EKS cluster and region of each, the days that the archive has of it and, where the account may be asked, its status now.',
  input: z.strictObject({}),
  about: z.strictObject({
    asked_the_account: z.boolean().describe('Whether status is that of now'),
    problems: z.array(z.string()).describe('Files that could not be read'),
  }),
  row: z.strictObject({
    monitor: z.string(),
    cluster: text('EKS cluster'),
    region: text('Region'),
    status: text('Of the monitor now; null where the account was not asked'),
    first_day: text('First day in the archive'),
    last_day: text('Last day in the archive'),
    days_archived: z.int(),
  }),
  asksOutside: true,
  run: async (_, { archive, account }) => {
    const days = await archive.days()
    const report = days.length > 0 ? await reportOn(archive) : undefined
    const tables = await archive.tables({}, ['daily'])
    const archived = await rowsOf(
      tables,
      'select monitor, min(dt) as first_day, max(dt) as last_day, count(distinct dt) as days from daily group by 1',
    ).finally(() => tables.close())
    const known = new Map(archived.map((row) => [String(row.monitor), row]))
    const now = account === null ? [] : await account.monitors()
    const names = new Set([...known.keys(), ...now.map(({ name }) => name)])
    return {
      about: { asked_the_account: account !== null, problems: [...tables.problems] },
      rows: [...names].toSorted().map((name) => {
        const reported = report?.monitors.find((monitor) => monitor.name === name)
        const live = now.find((monitor) => monitor.name === name)
        const { first_day = null, last_day = null, days: count = 0 } = known.get(name) ?? {}
        return {
          monitor: name,
          cluster: live?.cluster ?? reported?.cluster ?? null,
          region: reported?.region ?? null,
          status: live?.status ?? null,
          first_day: first_day as string | null,
          last_day: last_day as string | null,
          days_archived: Number(count),
        }
      }),
    }
  },
})
