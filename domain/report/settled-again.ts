import { type SourceValues, valueIsOf } from '../flows/source-values.ts'
import { isSameTerms, type StoredTerms, type Terms } from '../hours/terms.ts'

/**
 * Whether a day had its hours settled again, and why, in a sentence; `still` is what the whole day tells where they are not settled
 * with that after all rounds.
 */
export function settledAgainNotes(stored: StoredTerms, still?: Terms): string[] {
  const [first] = stored.former ?? []
  if (still) {
    const last = isSameTerms(stored, still) ? (stored.former?.at(-1) ?? stored) : stored
    return [
      `The hours of the day were settled again twice, and still are not what the whole day tells: ${differences(last, still)}. Dollars are as they were settled last.`,
    ]
  }
  // Once there and back is no news.
  if (!first || isSameTerms(first, stored)) return []
  return [`The hours of the day were settled again, as the whole day tells otherwise: ${differences(first, stored)}.`]
}

/** What the second terms say that the first do not. */
function differences(before: Terms, now: Terms): string {
  const one = 'one direction of a connection, not both'
  const both = 'both directions of a connection, not one'
  const regions = changed(before.endpointGigabytes, now.endpointGigabytes)
  const gateways = changed(before.gatewayShares, now.gatewayShares)
  return [
    ...(before.valueIs === now.valueIs
      ? []
      : [`a value of Network Flow Monitor is ${now.valueIs === 'one_direction' ? one : both}`]),
    ...changedSources(before, now).map(
      (source) => `a value in ${source} is ${valueIsOf(now, source) === 'one_direction' ? one : both}`,
    ),
    ...regions.map((region) => {
      const gigabytes = now.endpointGigabytes[region]
      const volume =
        gigabytes === undefined ? 'no more than the first price tier' : `${gigabytes.toLocaleString('en-US')} GB`
      return `interface endpoints in ${region} carry ${volume} a month`
    }),
    ...gateways.map((id) => {
      const share = now.gatewayShares[id]
      return `NAT gateway ${id} counted ${share === undefined ? 'all' : `${Math.round(100 * share)}%`} of what its flows hold`
    }),
  ].join('; ')
}

const changed = (before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]).toSorted()

function changedSources(before: SourceValues, now: SourceValues): string[] {
  const named = [before, now].flatMap(({ oneDirectionSources = [] }) => oneDirectionSources)
  return [...new Set(named)].filter((source) => valueIsOf(before, source) !== valueIsOf(now, source)).toSorted()
}
