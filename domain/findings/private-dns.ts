import { serviceRecord } from '../network/service-records.ts'
import type { Endpoint, Topology } from '../network/topology.ts'

/** Services whose names lie below those of this one, so that private DNS of its endpoint takes them as well. */
export function takenServices(serviceName: string): string[] {
  const record = serviceRecord(serviceName)
  const [com, amazonaws, region] = serviceName.split('.')
  const names = record?.endpoint === 'interface' ? (record.takes ?? []) : []
  return names.map((name) => [com, amazonaws, region, name].join('.'))
}

/** Whether another endpoint, standing or advised, would answer for the names of this one once it goes, and not know them. */
export const isTakenByAnother = ({ id, vpcId, serviceName }: Endpoint, ...networks: readonly Topology[]): boolean =>
  networks.some(({ endpoints }) =>
    endpoints.some(
      (one) =>
        one.id !== id &&
        one.vpcId === vpcId &&
        one.type === 'interface' &&
        one.privateDns !== false &&
        takenServices(one.serviceName).includes(serviceName),
    ),
  )

/** Whether the service's public names lead to it by private DNS alone, and to the service's public addresses without. */
export function hasPublicNames({ serviceName, privateDns }: Endpoint): boolean {
  const record = serviceRecord(serviceName)
  return privateDns === true && record?.endpoint === 'interface' && record.privateDns === 'leads'
}
