import { partition } from '@aws-sdk/core/client'
import type { EndpointV2, EndpointParameters as SmithyEndpointParameters } from '@smithy/types'

export interface EndpointParameters extends SmithyEndpointParameters {
  Region?: string | undefined
  UseFIPS?: boolean | undefined
  Endpoint?: string | undefined
}

/** The service has dual-stack hosts only. Source: its endpoint rule set of 2023-04-19. */
export function resolveEndpoint({ Endpoint, Region, UseFIPS }: EndpointParameters): EndpointV2 {
  if (Endpoint !== undefined) {
    if (UseFIPS) throw new Error('Invalid Configuration: FIPS and custom endpoint are not supported')
    return { url: new URL(Endpoint), properties: {}, headers: {} }
  }
  if (!Region) throw new Error('Invalid Configuration: Missing Region')
  const host = UseFIPS ? 'networkflowmonitor-fips' : 'networkflowmonitor'
  return {
    url: new URL(`https://${host}.${Region}.${partition(Region).dualStackDnsSuffix}`),
    properties: {},
    headers: {},
  }
}

export const endpointParameters = {
  UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
} as const
