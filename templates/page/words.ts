/** What the page alone says; all else is said in the digest's words. */
export const WAIT =
  'This page needs JavaScript to show the day. The digest, report.html, shows its main figures without it.'

export const VIEWS = {
  overview: 'Overview',
  map: 'Flow map',
  zones: 'Zones',
  table: 'Table',
  savings: 'Savings',
  method: 'Coverage and method',
} as const

export type ViewName = keyof typeof VIEWS

export const LABELS = {
  views: 'Views',
  skip: 'Skip to the view',
  filters: 'Filters',
  search: 'Search workloads, services, and addresses',
  cluster: 'Cluster',
  namespace: 'Namespace',
  team: 'Team',
  charge: 'Charge',
  all: 'All',
  clear: 'Clear filters',
  remove: 'Remove filter',
  from: 'From',
  to: 'To',
  way: 'Path',
  cost: 'Cost',
  size: 'Data',
  showing: 'Show by',
  groupedBy: 'Group by',
  workload: 'Workload',
  details: 'Details',
  copyCsv: 'Copy as CSV',
  saveCsv: 'Download CSV',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Copying is blocked. Select the text instead.',
  more: 'Show more',
  asTable: 'Show as a table',
  none: 'Nothing matches these filters.',
  noDays: 'Earlier days will show here once they are reported.',
  top: 'Most expensive pairs',
  days: 'The last 30 days',
  events: 'Alerts and fixes',
  total: 'Total',
  usual: 'Usual range',
  alert: 'Alert',
  fix: 'Fix',
  partial: 'Incomplete day',
  day: 'Day',
  verify: 'Verify',
  risk: 'Risk',
  assumes: 'Assumes',
  state: 'State',
  path: 'Path',
  namedBy: 'Named by',
  zones: 'Zones',
  addresses: 'Addresses',
  history: 'Last 30 days',
  saving: 'Possible saving',
  dependent: 'Depends on your application',
  noPrice: 'No price',
  notFull: 'without a full price',
  runsOn: 'Runs on',
  service: 'Service',
  crossing: 'Services with the most traffic across zones',
  stays: 'Same zone',
  unowned: 'No team',
  noNamespace: 'No namespace',
  smallerPairs: 'Smaller pairs',
  archive: 'Files of this day',
  query: 'Total, in DuckDB',
  gaps: 'Gaps',
  cuts: 'Cut answers',
  coverage: 'Coverage',
  method: 'Method',
  before: 'Before',
  after: 'After',
} as const

/** State of a saving. */
export const STATES = {
  open: 'Open',
  accepted: 'Accepted',
  fixed: 'Fixed',
  returned: 'Undone',
  gone: 'Traffic stopped',
} as const

/** Charges, and what has none. */
export const NO_CHARGE = { free: 'Free', unpriced: 'No price' } as const

export const SENTENCES = {
  map: 'Who paid, for what, and where it led. Select a box to narrow this view, Zones, and Table to it.',
  mapOfData:
    'Who called, which way the data went, and where it led. Select a box to narrow this view, Zones, and Table to it.',
  zones:
    'Traffic inside the VPC and with peered VPCs, from the zone that called (rows) to the zone that answered (columns).',
  toGateways: 'more was paid across zones on the way to gateways and endpoints. Table shows each pair.',
  unknownZone: 'unknown: Network Flow Monitor named no zone.',
  noDollars: 'Nothing here has a price to show. Show by Data instead.',
  band: 'Dashed: what is usual. By chance, about 1 day in 20 is outside the usual range.',
  partialDay: 'Faded days are incomplete: they cost at least this much.',
  noHistory: 'No earlier day is known for this pair.',
  noPath: 'A sum of smaller pairs: open the table in the archive for each of them.',
} as const
