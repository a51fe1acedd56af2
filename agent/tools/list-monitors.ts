import * as z from 'zod'
import { reportOn } from '../archive.ts'
import { rowsOf } from '../rows.ts'
import type { Tool } from '../tool.ts'

export const listMonitors = {
  name: 'list_monitors',
  title: 'Monitors',
  description:
    'Network Flow Monitor monitors: the EKS cluster and region of each, the days that the archive has of it and, where the account may be asked, its status now.',
  input: z.strictObject({}),
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
      about: { archive: archive.name, asked_the_account: account !== null, problems: tables.problems },
      rows: [...names].toSorted().map((name) => {
        const reported = report?.monitors.find((monitor) => monitor.name === name)
        const live = now.find((monitor) => monitor.name === name)
        return {
          monitor: name,
          cluster: live?.cluster ?? reported?.cluster ?? null,
          region: reported?.region ?? null,
          status: live?.status ?? null,
          first_day: known.get(name)?.first_day ?? null,
          last_day: known.get(name)?.last_day ?? null,
          days: known.get(name)?.days ?? 0,
        }
      }),
    }
  },
} satisfies Tool<z.ZodObject<Record<never, never>>>
