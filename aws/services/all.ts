import type { DescribedResource } from '../../domain/network/described-resource.ts'
import type { NetworkInterface, Unnamed } from '../../domain/network/topology.ts'
import type { ServiceName } from '../../domain/services.ts'
import { problemOf } from '../faults.ts'
import { dms } from './dms.ts'
import { efs } from './efs.ts'
import { elasticache } from './elasticache.ts'
import { fsx } from './fsx.ts'
import { loadBalancers } from './load-balancers.ts'
import { memorydb } from './memorydb.ts'
import { mq } from './mq.ts'
import { rds } from './rds.ts'
import { redshift } from './redshift.ts'
import { actionOf } from './request.ts'
import type { AskedAt, DescribingService } from './service.ts'

/** A file each; which permission each takes stands where they are granted. */
const SERVICES = {
  dms,
  efs,
  elasticache,
  elasticloadbalancing: loadBalancers,
  fsx,
  memorydb,
  mq,
  rds,
  redshift,
} as const satisfies Record<ServiceName, DescribingService>

/**
 * What services tell of interfaces, each only where the account has an interface that may be its. What is refused, or fails, costs
 * closer names alone, and is told as what it would have named.
 */
export async function readResources(
  interfaces: readonly NetworkInterface[],
  wanted: readonly ServiceName[],
  at: AskedAt,
): Promise<{ resources: DescribedResource[]; unnamed: Unnamed[] }> {
  const asked = wanted.map((name) => SERVICES[name]).filter(({ mayHave }) => interfaces.some(mayHave))
  const told = await Promise.all(
    asked.map(async ({ mayHave, read }) => {
      try {
        return { resources: await read(interfaces.filter(mayHave), at), unnamed: [] }
      } catch (error) {
        const action = actionOf(error) ?? 'the service'
        return { resources: [], unnamed: [{ action, problem: problemOf(error, action) }] }
      }
    }),
  )
  return {
    resources: told.flatMap(({ resources }) => resources),
    unnamed: told.flatMap(({ unnamed }) => unnamed),
  }
}
