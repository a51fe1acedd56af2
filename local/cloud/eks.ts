import { type Endpoint, type Gate, restJson, restJsonError, serve } from './endpoint.ts'
import type { KubernetesEndpoint } from './kubernetes.ts'
import type { World } from './world.ts'

/** EKS over REST-JSON: DescribeCluster, for the clusters that a world's monitors name. */
export function serveEks(
  gate: Gate,
  world: () => World,
  { url: endpoint, ca }: Pick<KubernetesEndpoint, 'url' | 'ca'>,
): Promise<Endpoint> {
  return serve(
    gate,
    ({ url }) => ({
      service: 'eks',
      operation: 'DescribeCluster',
      params: { name: decodeURIComponent(url.pathname.split('/')[2] ?? '') },
    }),
    (_, { operation, params: { name } }) => {
      const { faults, monitors, kubernetesVersion = '1.34', serviceCidr = '172.20.0.0/16', kubernetes } = world()
      if (faults?.deniedActions?.includes(`eks:${operation}`)) {
        return restJsonError(403, `AccessDeniedException: not authorized to perform: eks:${operation}`)
      }
      const arn = monitors.map(({ clusterArn }) => clusterArn).find((one) => one?.endsWith(`:cluster/${name}`))
      if (!arn) return restJsonError(404, `ResourceNotFoundException: No cluster found for name: ${name}.`)
      const kubernetesNetworkConfig = serviceCidr.includes(':')
        ? { ipFamily: 'ipv6', serviceIpv6Cidr: serviceCidr }
        : { ipFamily: 'ipv4', serviceIpv4Cidr: serviceCidr }
      return restJson({
        cluster: {
          ...{ name, arn, version: kubernetesVersion, status: 'ACTIVE', kubernetesNetworkConfig, endpoint },
          certificateAuthority: { data: Buffer.from(ca).toString('base64') },
          resourcesVpcConfig: { endpointPublicAccess: kubernetes?.isPrivate !== true },
        },
      })
    },
    restJsonError,
  )
}
