import type { RemoteNetwork } from '../flows/contributor-row.ts'
import type { AddressRange } from './address-range.ts'
import { type AskedNames, askedOwner } from './asked-names.ts'
import type { AddressEvidence } from './evidence.ts'
import { type HostOwner, ownersOf } from './owners.ts'
import type { ProviderRange } from './provider-ranges.ts'
import { isPublicName, type UnlistedOwner, unlistedOwner } from './unlisted-owner.ts'

export type IdentitySource =
  | 'ip-ranges'
  | 'provider-ranges'
  | 'reverse-dns'
  | 'resolver-log'
  | 'certificate'
  | 'autonomous-system'

/** Who is behind a public address, and how that was learned. */
export interface Identity {
  /** What a reader calls it. */
  readonly name: string
  /** Who owns it; null where only the host is known. */
  readonly owner: string | null
  readonly source: IdentitySource
  readonly confidence: 'high' | 'medium' | 'low'
  /** Where it runs, where that is another's: `Amazon EC2, us-east-1`. */
  readonly host: string | null
  /** Region of AWS's range; `GLOBAL` for one of no region, null for an address that is not AWS's. */
  readonly region: string | null
  /** Whether whoever rents a host in AWS's range is the owner, and not AWS. */
  readonly rented: boolean
  /** The VPC endpoint service that would carry this traffic; null where there is none, or none is known. */
  readonly endpointService: string | null
  /** Whether the owner offers a private way; null for AWS and for owners that nobody looked up. */
  readonly privateConnectivity: HostOwner['privateConnectivity'] | null
}

/** Identities of a day, by address: an object of `identities/`. */
export interface Identities {
  readonly schema: 1
  /** `createDate` of the range list that was used; null where none could be had. */
  readonly rangesOf: string | null
  readonly byIp: Readonly<Record<string, Identity>>
  /** Addresses of which less was learned than asked: the next run asks again. Absent in objects of an earlier form. */
  readonly unanswered?: readonly string[]
  /** What was asked for in DNS; absent where no log is read. */
  readonly asked?: AskedNames
  /** Why names are missing, in sentences. */
  readonly problems: readonly string[]
}

/** Everything that is known of an address. */
export interface KnownOfAddress {
  readonly range: AddressRange | undefined
  readonly provider: ProviderRange | undefined
  readonly evidence: AddressEvidence | undefined
  /** Names that were asked for in DNS and led there. */
  readonly asked?: readonly string[] | undefined
  /** As Network Flow Monitor names it. */
  readonly network?: RemoteNetwork | undefined
}

/** Whether the ranges alone tell the owner, so that nobody needs to be asked. */
export const isToldByRange = ({ range, provider }: Pick<KnownOfAddress, 'range' | 'provider'>) =>
  range?.kind === 'service' || provider?.kind === 'own'

/** Whether names lead to an owner, and not just to whoever hosts the address. */
export function tellOwner(names: readonly string[]): boolean {
  const owner = ownersOf(names)
  return owner !== undefined && !owner.hosting
}

/**
 * Who is behind an address. A range of a service or of a provider's own hosts decides. In a range whose hosts are let, or
 * that names no service, a confirmed name, then the names that were asked for, and then a verified certificate decide the owner,
 * those of the list of owners first. A certificate that nobody vouches for decides nothing: anyone can write one.
 */
export function identityOf({ range, provider, evidence, asked = [], network }: KnownOfAddress): Identity | undefined {
  const place = range && placeOf(range)
  const base = {
    confidence: 'high' as const,
    host: null,
    region: range?.region ?? null,
    rented: range?.kind === 'rented',
    endpointService: null,
    privateConnectivity: null,
  }
  const isAwsService = range?.kind === 'service'
  if (range && isAwsService) return { ...base, name: `${range.name}, ${place}`, owner: 'AWS', source: 'ip-ranges' }
  if (provider?.kind === 'own') {
    return { ...base, name: provider.provider, owner: provider.provider, source: 'provider-ranges' }
  }

  const names = evidence?.reverseDns?.names ?? []
  const certificate = evidence?.certificate?.verified ? evidence.certificate.names : []
  const host = range ? `${range.name}, ${place}` : (provider?.provider ?? null)
  const owned = (owner: HostOwner, source: IdentitySource): Identity => ({
    ...base,
    name: owner.isAws ? `${owner.name}, ${owner.region ?? place ?? 'global'}` : owner.name,
    owner: owner.isAws ? 'AWS' : owner.name,
    source,
    host: owner.isAws ? null : host,
    rented: base.rented && !owner.isApi,
    endpointService: owner.endpointService,
    privateConnectivity: owner.isAws ? null : owner.privateConnectivity,
  })
  const byName = ownersOf(names)
  if (byName && !byName.hosting) return owned(byName, 'reverse-dns')

  const unlisted = ({ name, owner }: UnlistedOwner, source: IdentitySource): Identity => ({
    ...base,
    name,
    owner,
    source,
    confidence: 'medium',
    host,
  })
  const byLog = askedOwner(asked)
  if (byLog && 'listed' in byLog) return owned(byLog.listed, 'resolver-log')
  if (byLog) return unlisted(byLog.unlisted, 'resolver-log')
  const byCertificate = ownersOf(certificate)
  if (byCertificate && !byCertificate.hosting) return owned(byCertificate, 'certificate')
  const certified = byCertificate ? undefined : unlistedOwner(certificate)
  if (certified !== undefined) return unlisted(certified, 'certificate')
  const confirmed = byName ? undefined : unlistedOwner(names)
  if (confirmed !== undefined && !names.filter(isPublicName).every(isNumberedHost))
    return unlisted(confirmed, 'reverse-dns')

  const onHost = (name: string, source: IdentitySource): Identity => ({
    ...base,
    name: `a host on ${name}`,
    owner: null,
    source,
    confidence: 'medium',
  })
  if (range?.kind === 'any service') {
    return { ...base, name: `${range.name}, ${place}`, owner: 'AWS', source: 'ip-ranges', confidence: 'medium' }
  }
  if (range) return onHost(`${range.name}, ${place}`, 'ip-ranges')
  if (provider) return onHost(provider.provider, 'provider-ranges')
  if (byName) return onHost(byName.name, 'reverse-dns')
  if (byCertificate) return onHost(byCertificate.name, 'certificate')
  if (confirmed) return onHost(confirmed.owner, 'reverse-dns')
  if (network) {
    return { ...onHost(`${network.name} (AS${network.number})`, 'autonomous-system'), confidence: 'low' }
  }
  return undefined
}

const placeOf = ({ region }: AddressRange) => (region === 'GLOBAL' ? 'global' : region)

/** Names that whoever runs a network gives to its addresses, by number or where nobody asked for one: they tell whose the network is, and not whose the host. */
const isNumberedHost = (name: string) => NUMBERED_HOST.test(name) || UNNAMED_HOST.test(name)

/** Whole words: `sftp1` is a host that somebody named, and `s3` a service. */
const NUMBERED_HOST =
  /(?:^|[.-])\d{1,3}(?:[.-]\d{1,3}){1,3}[.-]|^(?:box|colo|cpe|dhcp|dyn|dynamic|dynip|host|hosting|ip|node|pool|ptr|rev|s(?!3[.-])|server|srv|static|staticip|vm|vmi|vps)-?\d+[.-]|^[0-9a-f]{8}\.|^p(?=[0-9a-f]*\d)[0-9a-f]{7,}\.|^[a-z-]*\d{5,}[a-z]*\./

const UNNAMED_HOST =
  /^(?:customer|default|hosted-by|localhost|no-?(?:ptr|rdns|reverse)(?:-[a-z-]+)?|reverse|unallocated|unassigned|undefined|unknown|unused)\./
