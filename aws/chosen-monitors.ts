import type { Monitor, OtherMonitor } from '../domain/collecting/run.ts'
import { InvalidInput, NoMonitors } from '../domain/errors.ts'
import { requiredVariable } from './environment.ts'
import { clusterOf, type ListedMonitor, listMonitors } from './flow-monitor.ts'
import { deployedSettings } from './settings.ts'

export interface ChosenMonitors {
  /** By name. */
  readonly monitors: readonly Monitor[]
  /** Monitors that are not among them, or not ACTIVE. */
  readonly otherMonitors: readonly OtherMonitor[]
  /** Names that a run without any of its own is about. */
  readonly usual: readonly string[]
}

/**
 * The monitors that are named, else those of the settings that there are, else every ACTIVE one. Throws InvalidInput naming one
 * that is none or is none of the settings', and NoMonitors where nothing is left.
 */
export async function chosenMonitors(named: readonly string[] | undefined): Promise<ChosenMonitors> {
  const { monitors: configured } = deployedSettings()
  const foreign = configured.length === 0 ? undefined : named?.find((name) => !configured.includes(name))
  if (foreign !== undefined) {
    throw new InvalidInput(
      `monitors names "${foreign}", which the setting monitors does not (${configured.join(', ')}): permissions go no further than that`,
    )
  }
  const found = await listMonitors()
  const unknown = named?.find((name) => !found.some((monitor) => monitor.name === name))
  if (unknown !== undefined) {
    const there = found.map(({ name }) => name).join(', ') || 'none'
    throw new InvalidInput(
      `monitors names "${unknown}", which is no monitor of this account and region; there is ${there}`,
    )
  }
  const isUsual = ({ name, status }: ListedMonitor) =>
    configured.length > 0 ? configured.includes(name) : status === 'ACTIVE'
  const usual = found.filter(isUsual)
  const chosen = named === undefined ? usual : found.filter(({ name }) => named.includes(name))
  if (chosen.length === 0) {
    throw new NoMonitors(
      configured.length > 0
        ? `none of the monitors that the setting monitors names (${configured.join(', ')}) is in this account and region`
        : 'there is no ACTIVE Network Flow Monitor monitor in this account and region; enable network monitoring on an EKS cluster first',
    )
  }
  return {
    monitors: await Promise.all(chosen.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(withCluster)),
    otherMonitors: [
      ...found
        .filter((one) => !chosen.includes(one) || one.status !== 'ACTIVE')
        .map(({ name, status }) => ({ name, status })),
      ...configured.filter((name) => !found.some((one) => one.name === name)).map((name) => ({ name, status: 'GONE' })),
    ],
    usual: usual.map(({ name }) => name),
  }
}

async function withCluster({ name, arn }: ListedMonitor): Promise<Monitor> {
  const cluster = await clusterOf({ name, arn })
  return {
    name,
    arn,
    region: requiredVariable('AWS_REGION'),
    cluster: cluster ?? name,
    isOfCluster: cluster !== undefined,
  }
}
