import { SERVICE_RECORDS } from '../network/service-records.ts'
import {
  AWS_SERVICES,
  AWS_WITHOUT_ENDPOINT,
  HOSTING,
  PROVIDERS,
  type PrivateConnectivity,
  type ProviderEntry,
} from './owner-list.ts'

/** Who owns a host name. */
export interface HostOwner {
  /** `Amazon SQS`, `Datadog`; `AWS` where a name is AWS's and tells no service. */
  readonly name: string
  readonly isAws: boolean
  /** What answers is AWS's own, and no host that somebody rents there. */
  readonly isApi: boolean
  /** AWS region in the name; null where it tells none. */
  readonly region: string | null
  /** `com.amazonaws.eu-west-1.sqs`; null where there is none, or the region is not told. */
  readonly endpointService: string | null
  /** The name tells where the host runs, and not whose it is. */
  readonly hosting: boolean
  readonly category: string
  readonly privateConnectivity: PrivateConnectivity
  readonly privateConnectivityDoc: string | null
  readonly evidence: 'high' | 'medium' | 'low'
}

interface Entry extends Omit<HostOwner, 'region' | 'endpointService'> {
  /** With `{region}` in its place. */
  readonly endpointTemplate: string | null
}

interface Ending {
  readonly entry: Entry
  /** Of a pattern that holds for one region alone. */
  readonly region: string | null
  /** Characters of the pattern that are no placeholder. */
  readonly literal: number
}

/** Patterns by their labels, from the last one on. */
interface Node {
  readonly next: Map<string, Node>
  region?: Node
  /** Labels with a `*` inside. */
  readonly partial: { readonly pattern: RegExp; readonly node: Node }[]
  /** A pattern that ends here. */
  exact?: Ending
  /** A pattern that ends here with `*.` before it. */
  open?: Ending
}

/** Not any word with a number behind it: `my-bucket-1` is no region. Source: https://docs.aws.amazon.com/general/latest/gr/rande.html */
const REGION_SHAPE =
  '(?:[a-z]{2}|us-gov|[a-z]{2}-iso[a-z]?|eusc-de)-(?:(?:north|south)(?:east|west)?|east|west|central)-\\d{1,2}'
const REGION = new RegExp(`^${REGION_SHAPE}$`)

/** Services of China and of the European Sovereign Cloud have the names of all others, below other domains. */
const OTHER_PARTITIONS = /\.amazonaws\.(?:com\.cn|eu)$/
const OTHER_DUAL_STACKS = /\.amazonwebservices\.(?:com\.cn|eu)$/
const inAws = (name: string) => name.replace(OTHER_PARTITIONS, '.amazonaws.com').replace(OTHER_DUAL_STACKS, '.aws')

/**
 * An endpoint's private DNS has no such name: those of KMS and others have an endpoint of their own.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/vpce-create-endpoint.html
 */
const OF_FIPS = /(?:^|[.-])fips[.-]/

/** Names of an interface endpoint hold the service's own. Source: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html */
const OF_AN_ENDPOINT = /^(.*\.)?vpce-[0-9a-z-]+\.(.+)\.vpce\.amazonaws\.com$/
const VENDORS_ENDPOINT = /(?:^|\.)vpce-svc-[0-9a-f]+\./

/** Longest DNS name, in characters. */
const LONGEST_HOST = 253

const AWS_DOMAINS = ['amazonaws.com', 'api.aws', 'on.aws', 'aws.dev'] as const

/** Whether a host name is below a domain that AWS alone names hosts in; those of other parties' endpoint services are, too. */
export const isOfAws = (host: string): boolean => {
  const name = inAws(host)
  return AWS_DOMAINS.some((domain) => name === domain || name.endsWith(`.${domain}`))
}

const AWS: Omit<Entry, 'name' | 'endpointTemplate'> = {
  isAws: true,
  isApi: false,
  hosting: false,
  category: 'AWS',
  privateConnectivity: 'none',
  privateConnectivityDoc: null,
  evidence: 'high',
}

const newNode = (): Node => ({ next: new Map(), partial: [] })

let root: Node | undefined

/** The patterns as a tree, made when it is first needed. */
function patterns(): Node {
  if (root) return root
  root = newNode()
  // The first of two that fit equally well wins, so AWS comes first.
  for (const [name, service, hosts] of AWS_SERVICES) {
    const endpointTemplate = service === '' ? null : templateOf(service)
    const isByAddress = SERVICE_RECORDS.get(service)?.endpoint === 'gateway'
    for (const host of expanded(hosts)) {
      const isTaken = isByAddress || !OF_FIPS.test(host)
      add(root, host, { ...AWS, name, isApi: service !== '', endpointTemplate: isTaken ? endpointTemplate : null })
    }
  }
  for (const [name, hosts] of AWS_WITHOUT_ENDPOINT) {
    for (const host of expanded(hosts)) add(root, host, { ...AWS, name, endpointTemplate: null })
  }
  for (const [name, hosts] of HOSTING) {
    const entry = { ...AWS, name, isAws: false, hosting: true, category: 'hosting', endpointTemplate: null }
    for (const host of expanded(hosts)) add(root, host, entry)
  }
  for (const { name, category, hosts, privateConnectivity, doc = null, evidence } of PROVIDERS) {
    const told = { category, privateConnectivity, privateConnectivityDoc: doc, evidence }
    const entry = { name, isAws: false, isApi: false, hosting: false, endpointTemplate: null, ...told }
    for (const host of expanded(hosts)) add(root, host, entry)
  }
  return root
}

const templateOf = (service: string) =>
  /\{region\}|^(?:com|aws)\./.test(service) ? service : `com.amazonaws.{region}.${service}`

const expanded = (hosts: string) =>
  hosts
    .split(' ')
    .filter((host) => host !== '')
    .flatMap((host) => (host.endsWith('.') ? [`${host}{region}.amazonaws.com`, `${host}{region}.api.aws`] : [host]))

function add(from: Node, pattern: string, entry: Entry): void {
  const isOpen = pattern.startsWith('*.')
  const labels = (isOpen ? pattern.slice(2) : pattern).split('.').toReversed()
  let node = from
  for (const label of labels) node = child(node, label)
  const region = labels.find((label) => REGION.test(label)) ?? null
  const ending = { entry, region, literal: pattern.replaceAll(/\*|\{region\}/g, '').length }
  if (isOpen) node.open ??= ending
  else node.exact ??= ending
}

function child(node: Node, label: string): Node {
  if (label === '{region}') {
    node.region ??= newNode()
    return node.region
  }
  if (label.includes('*') || label.includes('{region}')) {
    const source = label.replaceAll('*', '[a-z0-9_-]*').replaceAll('{region}', `(${REGION_SHAPE})`)
    const known = node.partial.find(({ pattern }) => pattern.source === `^${source}$`)
    if (known) return known.node
    const added = { pattern: new RegExp(`^${source}$`), node: newNode() }
    node.partial.push(added)
    return added.node
  }
  const next = node.next.get(label) ?? newNode()
  node.next.set(label, next)
  return next
}

/** A pattern that fits, and the region that the host has in its place. */
interface Fit {
  readonly ending: Ending
  readonly region: string | null
}

/**
 * The owner of a host name, in any case, with a trailing dot or a certificate's `*.` or without. The longest pattern that
 * fits wins, and AWS's of two as long; what is AWS's and fits none is `AWS`. Undefined for names of nobody known, and for
 * any other text.
 */
export function ownerOf(host: string): HostOwner | undefined {
  if (host.length > LONGEST_HOST + 2) return undefined
  const lower = host.toLowerCase().replace(/\.$/, '').replace(/^\*\./, '')
  // Whose endpoint service that is, its name does not tell.
  if (VENDORS_ENDPOINT.test(lower)) return undefined
  const name = inAws(lower).replace(OF_AN_ENDPOINT, '$1$2.amazonaws.com')
  const labels = name.split('.').toReversed()
  if (labels.length < 2 || !labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label))) return undefined
  // A certificate's wildcard is of the names below, and of another service than the name itself where both have one.
  const best = bestFit(patterns(), host.startsWith('*.') ? [...labels, '*'] : labels, 0, null)
  if (best) {
    const { endpointTemplate, ...entry } = best.ending.entry
    const region = best.region ?? best.ending.region
    const endpointService = name === lower ? filled(endpointTemplate, region) : null
    return { ...entry, region: entry.isAws ? region : null, endpointService }
  }
  if (!isOfAws(name)) return undefined
  return { ...AWS, name: 'AWS', region: labels.find((label) => REGION.test(label)) ?? null, endpointService: null }
}

function bestFit(node: Node, labels: readonly string[], at: number, region: string | null): Fit | undefined {
  const label = labels[at]
  const here = label === undefined ? (node.exact ?? node.open) : label === '*' ? (node.open ?? node.exact) : node.open
  let best: Fit | undefined = here && { ending: here, region }
  if (label === undefined || label === '*') return best
  const literal = node.next.get(label)
  if (literal) best = longer(best, bestFit(literal, labels, at + 1, region))
  if (node.region && REGION.test(label)) best = longer(best, bestFit(node.region, labels, at + 1, label))
  for (const { pattern, node: partial } of node.partial) {
    const match = pattern.exec(label)
    if (match) best = longer(best, bestFit(partial, labels, at + 1, match[1] ?? region))
  }
  return best
}

function longer(one: Fit | undefined, other: Fit | undefined): Fit | undefined {
  if (!one || !other) return one ?? other
  const difference = other.ending.literal - one.ending.literal
  const isFirst = difference > 0 || (difference === 0 && other.ending.entry.isAws && !one.ending.entry.isAws)
  return isFirst ? other : one
}

function filled(template: string | null, region: string | null): string | null {
  if (template === null || !template.includes('{region}')) return template
  return region === null ? null : template.replace('{region}', region)
}

/**
 * The one owner that the names of a certificate, or of an address, speak for. Names of nobody known are passed over as
 * long as they are no more than the others; hosting names count where there are no other; services of AWS beside plain
 * AWS are that service, and several services are AWS; an endpoint service only where all that tell one tell the same.
 * Undefined where two owners are named.
 */
export function ownersOf(hosts: readonly string[]): HostOwner | undefined {
  const all = hosts.map(ownerOf)
  const known = all.filter((owner) => owner !== undefined)
  if (known.length === 0 || all.length > 2 * known.length) return undefined
  const owned = known.filter(({ hosting }) => !hosting)
  const [first] = owned.length > 0 ? owned : known
  const candidates = owned.length > 0 ? owned : known
  if (!first) return undefined
  if (candidates.every(({ isAws }) => isAws)) return awsOf(candidates)
  return candidates.every(({ name }) => name === first.name) ? first : undefined
}

function awsOf(owners: readonly HostOwner[]): HostOwner | undefined {
  const services = owners.filter(({ name }) => name !== 'AWS')
  const region = only(owners.map((owner) => owner.region))
  const [service] = services
  if (!service) return owners[0] && { ...owners[0], region }
  const isOne = services.every(({ name }) => name === service.name)
  const told = { ...service, region, isApi: services.every(({ isApi }) => isApi) }
  return isOne
    ? { ...told, endpointService: only(services.map(({ endpointService }) => endpointService)) }
    : { ...told, name: 'AWS', endpointService: null }
}

/** The one text that is told; null where none is, or several are. */
function only(texts: readonly (string | null)[]): string | null {
  const [text, ...others] = new Set(texts.filter((each) => each !== null))
  return text !== undefined && others.length === 0 ? text : null
}

let byProvider: ReadonlyMap<string, ProviderEntry> | undefined

/** What the list holds of a provider; undefined for AWS, and for who is not in it. */
export function providerNamed(name: string): ProviderEntry | undefined {
  byProvider ??= new Map(PROVIDERS.map((provider) => [provider.name, provider]))
  return byProvider.get(name)
}
