import type { ReportStatus } from '../trend/attention.ts'

/** The status of an archived report: those of before `ok` said `complete`. */
export const toldStatus = (status: ReportStatus | 'complete'): ReportStatus => (status === 'complete' ? 'ok' : status)
