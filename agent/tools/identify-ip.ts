import ipaddr from 'ipaddr.js'
import * as z from 'zod'
import { quoted } from '../../archive/archive-tables.ts'
import { EVIDENCE_KEY, identitiesKey } from '../../domain/archive-key.ts'
import type { AddressEvidence, Evidence } from '../../domain/identities/evidence.ts'
import type { Identities, Identity } from '../../domain/identities/identity.ts'
import { refusedClass } from '../../domain/identities/probe-target.ts'
import { lastReport } from '../archive.ts'
import type { Facts } from '../facts.ts'
import { GIGABYTE, gigabytes, text, usd } from '../quantities.ts'
import { rowsOf, SOURCE } from '../rows.ts'
import { tool } from '../tool.ts'
import { Unanswerable } from '../unanswerable.ts'

/** Days whose flows are looked through. */
const DAYS = 7

const input = z.strictObject({
  ip: z.string().describe('An IPv4 or IPv6 address'),
  port: z.int().min(1).max(65535).default(443).describe('Where a certificate is asked for, in the live account'),
})

const row = z.strictObject({
  seen_as: z.enum(['source', 'destination']),
  namespace: text('Kubernetes namespace'),
  name: text('What it was called'),
  pod: text('Pod'),
  instance_id: text('EC2 instance'),
  az_id: text('Availability Zone id'),
  known_by: text('How the name was learned'),
  first_day: z.string(),
  last_day: z.string(),
  gigabytes_in_days: gigabytes('On the days from first_day to last_day, both directions'),
  usd_in_days: usd('On these days'),
})

export const identifyIp = tool({
  name: 'identify_ip',
  title: 'Who has an address',
  description:
    'Who is behind an address, and how that is known: pods, nodes and interfaces that had it on the last days of the archive, and for a public one the owner, with the evidence (published ranges, confirmed reverse DNS, a verified certificate). In the live account an address that nobody knows yet is asked.',
  input,
  about: z.strictObject({
    ip: z.string(),
    kind: z.string().describe('public, or what else such an address is'),
    identity: z
      .strictObject({
        ...{ name: z.string(), owner: text('Whose it is; null where only the host is known') },
        ...{ learned_by: z.string(), confidence: z.string() },
        ...{ host: text('Where it runs, where that is another’s'), region: text('Of AWS’s range') },
        endpoint_service: text('VPC endpoint service that would carry its traffic'),
      })
      .nullable()
      .describe('Null where nobody knows'),
    evidence: z.record(z.string(), z.unknown()).nullable().describe('What DNS and its certificate say'),
    asked_now: z.boolean(),
    problem: text('Why it could not be asked'),
    problems: z.array(z.string()).describe('Files that could not be read'),
    days: z.strictObject({ from: z.string(), to: z.string() }).nullable().describe('Days that were looked through'),
    ...GIGABYTE,
  }),
  row,
  asksOutside: true,
  run: async ({ ip: given, port }, facts) => {
    // The short forms, `10.5`, are other addresses to other readers.
    if (given.includes('%') || !(ipaddr.IPv4.isValidFourPartDecimal(given) || ipaddr.IPv6.isValid(given)))
      throw new Unanswerable(`ip is "${given}", which is no address; 10.0.1.7 and 2600:1f18::7 are`)
    const ip = ipaddr.process(given).toString()
    const { archive, account } = facts
    const refused = refusedClass(ip)
    const days = (await archive.days()).slice(-DAYS)
    const known = await knownOf(ip, facts, days)
    const asked =
      known.identity === null && refused === null && account !== null ? await account.identity(ip, port) : null
    const identity = asked?.identity ?? known.identity
    const { bytesPerGigabyte = 2 ** 30 } = (await lastReport(archive)) ?? {}
    const { rows, problems } =
      days.length === 0 ? { rows: [], problems: [] } : await seen(ip, facts, days, bytesPerGigabyte)
    return {
      about: {
        ip,
        kind: refused === null ? 'public' : refused,
        identity: identity === null ? null : told(identity),
        evidence: { ...(asked?.evidence ?? known.evidence) },
        asked_now: asked !== null,
        problem: asked?.problem ?? null,
        problems: [...problems],
        days: days.length === 0 ? null : { from: days[0] ?? '', to: days.at(-1) ?? '' },
        bytes_per_gigabyte: bytesPerGigabyte,
      },
      rows,
    }
  },
})

/** What a report tells of an owner. */
function told({ name, owner, source, confidence, host, region, endpointService }: Identity) {
  return { name, owner, learned_by: source, confidence, host, region, endpoint_service: endpointService }
}

/** What the archive knows of a public address; the newest day that names it. */
async function knownOf(
  ip: string,
  { archive }: Facts,
  days: readonly string[],
): Promise<{ identity: Identity | null; evidence: AddressEvidence | undefined }> {
  const evidence = (await archive.json<Evidence>(EVIDENCE_KEY))?.byIp[ip]
  for (const day of days.toReversed()) {
    const identity = (await archive.json<Identities>(identitiesKey(day)))?.byIp[ip]
    if (identity) return { identity, evidence }
  }
  return { identity: null, evidence }
}

/** Who had the address in the flows of these days, by what each was called. */
async function seen(
  ip: string,
  { archive }: Facts,
  days: readonly string[],
  bytesPerGigabyte: number,
): Promise<{ rows: z.input<typeof row>[]; problems: readonly string[] }> {
  const [first = ''] = days
  const tables = await archive.tables({ since: first, until: days.at(-1) ?? first }, ['flows'])
  const side = (end: 'source' | 'destination') => `select dt, '${end}' as seen_as, ${end}_namespace as namespace,
      ${end === 'source' ? SOURCE : 'destination_name'} as name, ${end}_pod as pod,
      ${end}_instance_id as instance_id, ${end}_az_id as az_id, ${end === 'source' ? 'null' : 'identity_source'} as known_by, bytes, usd, unpriced
    from flows where ${end}_ip = ${quoted(ip)}`
  try {
    const rows = await rowsOf(
      tables,
      `select seen_as, namespace, name, pod, instance_id, az_id, known_by, min(dt) as first_day, max(dt) as last_day,
         sum(bytes) / ${bytesPerGigabyte} as gigabytes_in_days,
         case when sum(usd) = 0 and max(unpriced) is not null then null else sum(usd) end as usd_in_days
       from (${side('source')} union all ${side('destination')}) group by all
       order by gigabytes_in_days desc, seen_as, namespace, name, pod, instance_id, az_id limit 1000`,
    )
    return { rows: rows as z.input<typeof row>[], problems: tables.problems }
  } finally {
    tables.close()
  }
}
