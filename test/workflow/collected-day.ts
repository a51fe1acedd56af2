import { jsonObject, type Listed } from '../../aws/archive.ts'
import { storedEnds } from '../../aws/slice-ends.ts'
import { partKey, rawKey, refusalKey, sliceEndsKey } from '../../domain/archive-key.ts'
import { ROWS_PER_QUERY, splitWindow, type Window } from '../../domain/collecting/window.ts'
import { dayInterval, hoursOf } from '../../domain/day.ts'
import { DESTINATION_CATEGORIES } from '../../domain/flows/category.ts'
import type { ContributorRow, RemoteNetwork } from '../../domain/flows/contributor-row.ts'
import { gatheredRows } from '../../domain/flows/hour-rows.ts'
import { observationsOf, type RawCategory, type WindowAnswer } from '../../domain/flows/observation.ts'
import type { VpcOwner } from '../../domain/flows/vpc-owner.ts'
import { monitorId } from '../../domain/source.ts'
import { etagOf } from '../../local/cloud/bucket.ts'
import { categoriesOf } from '../../local/cloud/flow-monitor.ts'
import { sourcesOf } from '../../local/cloud/places.ts'
import { topContributors, trafficOf } from '../../local/cloud/traffic.ts'
import type { World } from '../../local/cloud/world.ts'

type Objects = ReadonlyMap<string, Uint8Array | string>

const days = new WeakMap<World['connections'], Map<string, Objects>>()

/**
 * The objects, by key, that collecting a day of a world leaves in the archive, without the thousand calls that it takes.
 * worlds.test.ts holds a day that was asked for against this one.
 */
export function collectedDay(world: World, date: string): Objects {
  const places = sourcesOf(world).map((source, index) => ({ source, place: world.elsewhere?.[index] }))
  return new Map([
    ...collectedAt(world, date, (name) => name),
    ...places.flatMap(({ source, place }) => [
      ...collectedAt({ ...world, ...place }, date, (name) => monitorId(name, source)),
    ]),
  ])
}

function collectedAt(world: World, date: string, idOf: (name: string) => string): Objects {
  const monitors = world.monitors.filter(({ status }) => status === 'ACTIVE').map(({ name }) => name)
  const ofWorld = days.get(world.connections) ?? new Map<string, Objects>()
  days.set(world.connections, ofWorld)
  const { timeZone, values, offersAllCategories, internet, accountId } = world
  const id = JSON.stringify([date, monitors, timeZone, values, offersAllCategories, internet, accountId])
  const objects = ofWorld.get(id) ?? collected(world, monitors, date, idOf)
  ofWorld.set(id, objects)
  return objects
}

function collected(world: World, names: readonly string[], date: string, idOf: (name: string) => string): Objects {
  const objects = new Map<string, Uint8Array | string>()
  const put = (key: string, value: unknown): Listed => {
    const { body } = jsonObject(key, value)
    objects.set(key, body)
    return { key, version: etagOf(body) }
  }
  for (const { from: start, to: end } of hoursOf(dayInterval(date, world.timeZone))) {
    for (const name of names) {
      const monitor = idOf(name)
      const offered = categoriesOf(world)
      for (const category of DESTINATION_CATEGORIES) {
        if (offered.includes(category)) continue
        const key = refusalKey(monitor, start, category)
        if (!objects.has(key)) put(key, { schema: 1, monitor, category, day: start.slice(0, 10) })
      }
      const raws: Listed[] = []
      const rows = gatheredRows()
      const networks = new Map<string, RemoteNetwork>()
      const vpcOwners = new Map<string, VpcOwner>()
      for (const category of offered) {
        const whole = { category, from: start, to: end }
        const asked = answersTo(world, name, whole)
        const answers = asked.filter(({ isSplit }) => !isSplit).map(({ answer }) => answer)
        if (asked.length > 1) {
          for (const { answer, isSplit } of asked) {
            const { queryId } = answer
            raws.push(
              put(partKey(monitor, start, category, { ...answer, cut: isSplit }), isSplit ? { queryId } : answer),
            )
          }
        }
        const raw: RawCategory = { schema: 1, monitor, category, start, end, metric: 'DATA_TRANSFERRED', answers }
        raws.push(put(rawKey(monitor, start, category), raw))
        for (const answer of answers) {
          const { observations, ...told } = observationsOf(monitor, category, answer)
          rows.add(observations)
          for (const [ip, network] of told.networks) networks.set(ip, network)
          for (const [vpcId, owner] of told.vpcOwners) vpcOwners.set(vpcId, owner)
        }
      }
      const listed = raws.toSorted((a, b) => (a.key < b.key ? -1 : 1))
      put(sliceEndsKey(monitor, start), storedEnds(listed, { rows, networks, vpcOwners }))
    }
  }
  return objects
}

/** All answers on the way: what is cut is asked for again in halves. */
function answersTo(world: World, monitor: string, window: Window): { answer: WindowAnswer; isSplit: boolean }[] {
  const { category, from, to } = window
  const [since, until] = [Date.parse(from), Date.parse(to)]
  const rows = topContributors(trafficOf(world), monitor, category, since, until, ROWS_PER_QUERY)
  const cut = rows.length >= ROWS_PER_QUERY
  const halves = (cut && splitWindow(window)) || []
  const answer = { from, to, queryId: 'query', unit: null, cut, rows: rows as unknown as ContributorRow[] }
  return [{ answer, isSplit: halves.length > 0 }, ...halves.flatMap((half) => answersTo(world, monitor, half))]
}
