import { type Answer, type Endpoint, type Gate, type Request, restJson, restJsonError, serve } from './endpoint.ts'
import type { KubernetesEndpoint } from './kubernetes.ts'
import { placeOf } from './places.ts'
import type { SetUp } from './set-up.ts'
import type { World } from './world.ts'

/** EKS over REST-JSON: the clusters that a world's monitors and its set-up name, and their add-ons. */
export function serveEks(
  gate: Gate,
  world: () => World,
  { url: endpoint, ca }: Pick<KubernetesEndpoint, 'url' | 'ca'>,
  setUp: () => SetUp,
): Promise<Endpoint> {
  const namesOf = ({ monitors, setUp: before }: World) => [
    ...new Set([
      ...monitors.flatMap(({ clusterArn }) => clusterArn?.split('/').at(-1) ?? []),
      ...(before?.clusters ?? []),
    ]),
  ]

  function clusterAnswer(name: string, here: World): Answer {
    const { kubernetesVersion = '1.34', serviceCidr = '172.20.0.0/16', kubernetes } = here
    const { region, accountId, setUp: before } = here
    const arn = `arn:aws:eks:${region}:${accountId}:cluster/${name}`
    const kubernetesNetworkConfig = serviceCidr.includes(':')
      ? { ipFamily: 'ipv6', serviceIpv6Cidr: serviceCidr }
      : { ipFamily: 'ipv4', serviceIpv4Cidr: serviceCidr }
    return restJson({
      cluster: {
        ...{ name, arn, version: kubernetesVersion, status: 'ACTIVE', kubernetesNetworkConfig, endpoint },
        ...(before?.isAuto ? { computeConfig: { enabled: true } } : {}),
        certificateAuthority: { data: Buffer.from(ca).toString('base64') },
        resourcesVpcConfig: { endpointPublicAccess: kubernetes?.isPrivate !== true },
      },
    })
  }

  function addOnAnswer(operation: string, cluster: string, name: string, { body }: Request): Answer {
    const { addOns } = setUp()
    if (operation === 'CreateAddon') {
      const { addonName, tags = {}, podIdentityAssociations = [] } = JSON.parse(body.toString())
      if (addOns.has(`${cluster}/${addonName}`))
        return restJsonError(409, 'ResourceInUseException: Addon already exists.')
      const made = {
        status: 'CREATING',
        version: 'v1.1.3-eksbuild.1',
        hasRole: podIdentityAssociations.length > 0,
        tags,
      }
      addOns.set(`${cluster}/${addonName}`, made)
      return restJson({ addon: { addonName, status: 'CREATING' } })
    }
    const key = `${cluster}/${name}`
    const addOn = addOns.get(key)
    if (!addOn) return restJsonError(404, `ResourceNotFoundException: No addon: ${name} found in cluster: ${cluster}`)
    if (operation === 'DeleteAddon') addOns.delete(key)
    const { status = 'ACTIVE', version = 'v1.1.3-eksbuild.1', issues = [], tags = {} } = addOn
    const { hasRole = true, isByIrsa = false } = addOn
    return restJson({
      addon: {
        ...{ addonName: name, clusterName: cluster, status, addonVersion: version, tags },
        health: { issues: issues.map((code) => ({ code, message: code, resourceIds: [] })) },
        podIdentityAssociations: hasRole && !isByIrsa ? ['association'] : [],
        ...(isByIrsa ? { serviceAccountRoleArn: 'arn:aws:iam::111122223333:role/agent' } : {}),
      },
    })
  }

  return serve(
    gate,
    ({ method, url }) => ({ service: 'eks', ...asked(method, url.pathname) }),
    (request, { operation, params: { name, addonName } }) => {
      const here = placeOf(world(), request)
      if (here.faults?.deniedActions?.includes(`eks:${operation}`)) {
        return restJsonError(403, `AccessDeniedException: not authorized to perform: eks:${operation}`)
      }
      const names = namesOf(here)
      if (operation === 'ListClusters') return restJson({ clusters: names })
      if (!names.includes(String(name)))
        return restJsonError(404, `ResourceNotFoundException: No cluster found for name: ${name}.`)
      if (operation === 'DescribeCluster') return clusterAnswer(String(name), here)
      return addOnAnswer(operation, String(name), String(addonName), request)
    },
    restJsonError,
  )
}

function asked(method: string, path: string): { operation: string; params: Record<string, string> } {
  const [, name, ofIt, addonName] = path.split('/').slice(1).map(decodeURIComponent)
  if (name === undefined) return { operation: 'ListClusters', params: {} }
  if (ofIt !== 'addons') return { operation: 'DescribeCluster', params: { name } }
  if (addonName === undefined) return { operation: method === 'POST' ? 'CreateAddon' : 'ListAddons', params: { name } }
  return { operation: method === 'DELETE' ? 'DeleteAddon' : 'DescribeAddon', params: { name, addonName } }
}
