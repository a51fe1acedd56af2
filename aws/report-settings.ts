import type { Acceptance } from '../domain/findings/finding.ts'
import type { ReportSettings } from '../domain/report/day-snapshot.ts'
import type { Budget } from '../domain/trend/budget.ts'
import { numberVariable, objectsVariable, wholeNumberVariable } from './environment.ts'

/** What the settings say of a report. Throws InvalidInput naming the variable and its value. */
export const reportSettings = (): ReportSettings => ({
  bytesPerGigabyte: wholeNumberVariable('BYTES_PER_GIGABYTE', 1e9, 2 ** 30),
  priceFactor: numberVariable('PRICE_FACTOR', 0.01, 10),
  accepted: objectsVariable<Acceptance>('ACCEPTED_FINDINGS', isAcceptance, 'match, reason, until'),
  budgets: objectsVariable<Budget>('BUDGETS', ({ usdPerMonth }) => usdPerMonth > 0, 'usdPerMonth'),
  alert: {
    percent: numberVariable('ALERT_PERCENT', 1, 1000),
    usd: numberVariable('ALERT_USD', 0, 1e6),
    minimumUsd: numberVariable('ALERT_MINIMUM_USD', 0, 1e6),
  },
})

const isAcceptance = ({ match, reason, until }: Acceptance) =>
  [match, reason, until].every((text) => typeof text === 'string')
