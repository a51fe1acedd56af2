import type { ChannelSettings } from '../channel.ts'
import { addDays } from '../day.ts'
import { type Decisions, teamNamesOf } from '../identities/teams.ts'
import type { ToldNews } from './news.ts'

/** What is remembered of a channel: an object of `channels/`. */
export interface ChannelMemory {
  readonly schema: 1
  readonly told: ToldNews
  /** Since when it takes nothing, and why; null while it does. */
  readonly failing: { readonly since: string; readonly reason: string } | null
}

export const NOTHING_REMEMBERED: ChannelMemory = { schema: 1, told: {}, failing: null }

/** Days after which what was told is forgotten. */
const TOLD_DAYS = 60

/** After a message arrived: what it told is news no more. */
export function afterTelling(
  { told }: ChannelMemory,
  { day, by, keys }: { readonly day: string; readonly by: string; readonly keys: readonly string[] },
): ChannelMemory {
  const since = addDays(day, -TOLD_DAYS)
  const standing = Object.entries(told).filter(([, one]) => one.day >= since)
  return {
    schema: 1,
    told: { ...Object.fromEntries(standing), ...Object.fromEntries(keys.map((key) => [key, { day, by }])) },
    failing: null,
  }
}

/** After a message did not arrive, or nobody knows whether it did. */
export const afterRefusal = (memory: ChannelMemory, day: string, reason: string): ChannelMemory => ({
  ...memory,
  failing: { since: memory.failing?.since ?? day, reason },
})

/** What the reader of a digest must know of a channel; nothing where it takes what it is told. */
export const channelNotes = (name: string, { failing }: ChannelMemory): string[] =>
  failing === null
    ? []
    : [
        `The channel ${name} has not taken a message since ${failing.since}: ${failing.reason}. npx --no -- flowtoll test-send --channel ${name} tries it.`,
      ]

/** The same of a channel of which nobody can read what is remembered. */
export const unreadableNote = (name: string, reason: string): string =>
  `The channel ${name} is told nothing: ${reason}.`

/** Teams and channels that `decisions.yaml` tells and that nothing names, in sentences. */
export const contactNotes = (
  { teams, contacts = [] }: Decisions,
  settings: readonly Pick<ChannelSettings, 'name' | 'of'>[],
): string[] =>
  contacts.flatMap(({ team, channels }) => [
    // Which teams labels name, a day tells that had a workload of theirs.
    ...(teams?.label === undefined && !teamNamesOf(teams).includes(team)
      ? [
          `decisions.yaml says how team "${team}" is told, and no rule in it names such a team: it is told nothing. Give it a cluster, a namespace or a workload, or set teamLabel.`,
        ]
      : []),
    ...channels
      .filter((name) => !settings.some((one) => one.name === name && one.of === 'teams'))
      .map(
        (name) =>
          `decisions.yaml gives team "${team}" the channel "${name}", which the setting channels does not have with "of": "teams": it is not told there.`,
      ),
  ])
