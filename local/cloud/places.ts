import { READ_ROLE } from '../../domain/source.ts'
import type { Request } from './endpoint.ts'
import type { World } from './world.ts'

/** Whose credentials a request is signed with, and for which region. */
const SIGNED = /Credential=([^/]+)\/\d+\/([^/]+)\//

/** Keys of a role's session begin so, and go on with its account. */
const OF_ROLE = /^ASIA(\d{12})/

/** The account whose credentials a request is signed with. */
export const askerOf = (world: Pick<World, 'accountId'>, { headers }: Pick<Request, 'headers'>): string =>
  accountOfKey(SIGNED.exec(headers.authorization ?? '')?.[1]) ?? world.accountId

const accountOfKey = (key = '') => OF_ROLE.exec(key)?.[1]

const seen = new WeakMap<World, Map<string, World>>()

/** The world as who signed a request sees it: that of the account of its credentials, in its region. */
export function placeOf(world: World, { headers }: Pick<Request, 'headers'>): World {
  const [, key, region = world.region] = SIGNED.exec(headers.authorization ?? '') ?? []
  return placeBy(world, key, region)
}

/** The same by the key and the region of a signature. */
export function placeBy(world: World, key: string | undefined, region: string): World {
  const { elsewhere = [] } = world
  if (elsewhere.length === 0) return world
  const accountId = accountOfKey(key) ?? world.accountId
  const place = elsewhere.find((one) => one.accountId === accountId && one.region === region)
  if (!place) return accountId === world.accountId ? world : nowhere(world, accountId, region)
  const known = seen.get(world) ?? new Map<string, World>()
  seen.set(world, known)
  const id = `${accountId} ${region}`
  const { faults: _, natGatewayBytesPerSlot: __, services: ___, kubernetes: ____, ...rest } = world
  const here = known.get(id) ?? { ...rest, ...place }
  known.set(id, here)
  return here
}

/** A region where an account has nothing. */
const nowhere = (world: World, accountId: string, region: string): World => ({
  ...world,
  ...{ accountId, region, monitors: [], connections: [] },
  network: {
    ...{ availabilityZones: [], vpcs: [], subnets: [], routeTables: [], natGateways: [], vpcEndpoints: [] },
    ...{ networkInterfaces: [], managedPrefixLists: [] },
  },
})

/** What STS answers who would assume a role: as with the real one, a refusal does not tell why. */
export function roleSession(
  { elsewhere = [] }: Pick<World, 'elsewhere'>,
  { RoleArn, ExternalId, RoleSessionName }: Readonly<Record<string, unknown>>,
): object | undefined {
  const [, accountId, name] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(String(RoleArn)) ?? []
  const trusts = elsewhere.some(
    (one) => one.accountId === accountId && one.role?.name === name && one.role?.externalId === ExternalId,
  )
  if (!trusts || !RoleSessionName) return undefined
  return {
    Credentials: {
      AccessKeyId: `ASIA${accountId}`,
      SecretAccessKey: 'local',
      SessionToken: `session-of-${accountId}`,
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    },
  }
}

/** The setting `sources` with which a world is read whole. */
export const sourcesOf = ({ elsewhere = [], accountId: own }: Pick<World, 'elsewhere' | 'accountId'>) =>
  elsewhere.map(({ region, accountId, role }) => ({
    region,
    ...(accountId === own ? {} : { account: accountId }),
    ...(role === undefined || role.name === READ_ROLE
      ? {}
      : { roleArn: `arn:aws:iam::${accountId}:role/${role.name}` }),
  }))

/** The external id of its roles. */
export const externalIdOf = ({ elsewhere = [] }: Pick<World, 'elsewhere'>) =>
  elsewhere.find(({ role }) => role)?.role?.externalId
