import * as z from 'zod'
import { refuseTwice } from './email-address.ts'
import { says } from './field-fault.ts'

/** Services of AWS that tell what stands behind an interface, by the prefix of their permissions. */
export const SERVICES = [
  ...(['dms', 'efs', 'elasticache', 'elasticloadbalancing', 'fsx', 'memorydb', 'mq', 'rds', 'redshift'] as const),
] as const
export type ServiceName = (typeof SERVICES)[number]

const SERVICE = `expected any of ${SERVICES.map((name) => `"${name}"`).join(', ')}`

/** Those that are asked. */
export const serviceNames = z
  .array(z.enum(SERVICES, says(SERVICE)), says(`expected a list; ${SERVICE}`))
  .check(refuseTwice)
