import type { Tool } from '../tool.ts'
import { explainCharge } from './explain-charge.ts'
import { getChange } from './get-change.ts'
import { getReport } from './get-report.ts'
import { getToday } from './get-today.ts'
import { identifyIp } from './identify-ip.ts'
import { listFindings } from './list-findings.ts'
import { listMonitors } from './list-monitors.ts'
import { proposeDecision } from './propose-decision.ts'
import { queryArchive } from './query-archive.ts'
import { queryTopContributors } from './query-top-contributors.ts'

/** Every tool, in the order in which a reader meets them. */
export const TOOLS = [
  listMonitors,
  queryTopContributors,
  identifyIp,
  getReport,
  getToday,
  listFindings,
  getChange,
  queryArchive,
  explainCharge,
  proposeDecision,
] as readonly Tool[]
