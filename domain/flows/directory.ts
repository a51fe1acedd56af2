import { sourceOfMonitorId } from '../source.ts'
import type { End, Sighting } from './observation.ts'
import { type Group, vpcsOf } from './series.ts'
import { workloadOf } from './workload.ts'

/** What an hour's rows tell of the addresses of a client and a server. */
export interface AddressFacts {
  /** Whether they can have but one connection, as the service counts them. */
  readonly isOne: boolean
  /** The same, also by the ports of the workloads at the server's address, whichever of their pods were called. */
  readonly isAlone: boolean
  /** Whether several pods had one of them, one after the other: who was told of an earlier one may go on naming it. */
  readonly isReused: boolean
  /** Whether clients call an address by a name at other ports, and not at this one. */
  isOfOtherPort(ip: string, port: number, service: string | null): boolean
}

export interface Directory {
  add(groups: readonly Group[]): void
  of(group: Group): AddressFacts
}

/** Values of which there is one as a rule: a set of each would take more memory than all else that an hour's addresses have. */
type Few<Value extends string | number> = Value | Set<Value>

function add<Value extends string | number>(to: Map<string, Few<Value>>, key: string, value: Value): void {
  const known = to.get(key)
  if (known === undefined) to.set(key, value)
  else if (known instanceof Set) known.add(value)
  else if (known !== value) to.set(key, new Set([known, value]))
}

const few = <Value extends string | number>(known: Few<Value> | undefined): readonly Value[] =>
  known === undefined ? [] : known instanceof Set ? [...known] : [known]

/** The ports that addresses of one VPC serve and under which names, and the pods that have them. */
interface VpcAddresses {
  readonly ports: Map<string, Few<number>>
  readonly portsOfName: Map<string, Few<number>>
  readonly pods: Map<string, Few<string>>
  readonly workloads: Map<string, Few<string>>
  readonly portsOfWorkload: Map<string, Few<number>>
  readonly seen: Set<End>
}

const noAddresses = (): VpcAddresses => ({
  ...{ ports: new Map(), portsOfName: new Map(), pods: new Map() },
  ...{ workloads: new Map(), portsOfWorkload: new Map(), seen: new Set() },
})

/** What rows that name no VPC tell: it may be of any that their source's rows name. */
const ANY_VPC = ''

/**
 * Reads the directory from an hour's rows as they come. Pods of one workload serve the same ports, whichever of them was called. Addresses
 * and workloads of two VPCs may be called the same, so each VPC has its own, as each source tells of it.
 */
export function gatheredDirectory(): Directory {
  const bySource = new Map<string, Map<string, VpcAddresses>>()
  const sources = new Map<string, string>()
  const sourceOf = (monitor: string) => {
    const known = sources.get(monitor) ?? sourceOfMonitorId(monitor)
    sources.set(monitor, known)
    return known
  }
  const addressesOf = (source: string, vpcId: string | null): VpcAddresses => {
    const known = bySource.get(source)?.get(vpcId ?? ANY_VPC)
    if (known !== undefined) return known
    const addresses = noAddresses()
    bySource.set(source, (bySource.get(source) ?? new Map()).set(vpcId ?? ANY_VPC, addresses))
    return addresses
  }
  const see = ({ seen, pods, workloads }: VpcAddresses, end: End) => {
    const { ip, namespace, pod } = end
    if (seen.has(end)) return
    seen.add(end)
    if (!ip || !pod) return
    add(pods, ip, `${namespace} ${pod}`)
    add(workloads, ip, `${namespace} ${workloadOf(pod).name}`)
  }
  const hear = (sighting: Sighting) => {
    const { monitor, local, remote, targetPort, dnatIp } = sighting
    const source = sourceOf(monitor)
    const vpcs = vpcsOf(sighting)
    see(addressesOf(source, vpcs.local), local)
    const there = addressesOf(source, vpcs.remote)
    see(there, remote)
    if (targetPort === null || targetPort === 0 || remote.ip === null) return
    add(there.ports, dnatIp ?? remote.ip, targetPort)
    if (remote.pod !== null)
      add(there.portsOfWorkload, `${remote.namespace} ${workloadOf(remote.pod).name}`, targetPort)
    if (remote.service !== null) add(there.portsOfName, `${remote.ip} ${remote.service}`, targetPort)
  }
  /** All that may be of a VPC; of one that is not known, all that those sources tell. */
  const toldOf = (names: readonly string[], vpcId: string | null): readonly VpcAddresses[] =>
    names.flatMap((name) => {
      const ofSource = bySource.get(name)
      if (vpcId === null) return [...(ofSource?.values() ?? [])]
      return [ofSource?.get(vpcId), ofSource?.get(ANY_VPC)].filter((one) => one !== undefined)
    })
  return {
    add: (groups) => {
      for (const { clients, servers } of groups) for (const one of [...clients, ...servers]) hear(one.sighting)
      for (const ofSource of bySource.values()) for (const { seen } of ofSource.values()) seen.clear()
    },
    of: ({ clientIp, serverIp, clientVpcId, serverVpcId, clients, servers }) => {
      const names = [...new Set([...clients, ...servers].map(({ sighting }) => sourceOf(sighting.monitor)))]
      const ofServer = toldOf(names, serverVpcId)
      return addressFacts(
        { ip: clientIp ?? '', told: clientVpcId === serverVpcId ? ofServer : toldOf(names, clientVpcId) },
        { ip: serverIp ?? '', told: ofServer },
      )
    },
  }
}

interface ToldAddress {
  readonly ip: string
  readonly told: readonly VpcAddresses[]
}

function addressFacts(client: ToldAddress, server: ToldAddress): AddressFacts {
  const isReused = ({ ip, told }: ToldAddress) => isSeveral(told.map(({ pods }) => pods.get(ip)))
  const portsAt = ({ ip, told }: ToldAddress) => {
    const names = told.flatMap(({ workloads }) => few(workloads.get(ip)))
    return new Set([
      ...told.flatMap(({ ports }) => few(ports.get(ip))),
      ...told.flatMap(({ portsOfWorkload }) => names.flatMap((name) => few(portsOfWorkload.get(name)))),
    ])
  }
  return {
    get isOne() {
      return !isSeveral(server.told.map(({ ports }) => ports.get(server.ip))) && !isReused(client)
    },
    get isAlone() {
      return portsAt(server).size <= 1 && !isReused(client)
    },
    get isReused() {
      return isReused(client) || isReused(server)
    },
    isOfOtherPort: (ip, port, service) => {
      const known = server.told.flatMap(({ portsOfName }) => few(portsOfName.get(`${ip} ${service}`)))
      return known.length > 0 && !known.includes(port)
    },
  }
}

const isSeveral = (told: readonly (Few<string | number> | undefined)[]) => new Set(told.flatMap(few)).size > 1
