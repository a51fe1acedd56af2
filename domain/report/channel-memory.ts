import type { ChannelSettings } from '../channel.ts'
import { addDays } from '../day.ts'
import { type Decisions, teamNamesOf } from '../identities/teams.ts'
import { channelName, isOfDecisions, testSend } from './channel-notice.ts'
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

/** A channel, and the team whose part it tells; absent where it tells of all. */
interface Told {
  readonly name: string
  readonly team?: string
}

/** What the reader of a digest must know of a channel; nothing where it takes what it is told. */
export function channelNotes({ name, team }: Told, { failing }: ChannelMemory): string[] {
  if (failing === null) return []
  const next = isOfDecisions(name)
    ? 'Correct the recipients of the team in decisions.yaml.'
    : `${testSend(name)} tries it.`
  return [
    `The channel ${channelName(name, team)} has not taken a message since ${failing.since}: ${failing.reason}. ${next}`,
  ]
}

/** The same of a channel of which nobody can read what is remembered. */
export const unreadableNote = ({ name, team }: Told, reason: string): string =>
  `The channel ${channelName(name, team)} is told nothing: ${reason}.`

/** Channels of the settings, and those that teams are told of their part by. */
export const toldChannels = (
  settings: readonly Pick<ChannelSettings, 'name' | 'of'>[],
  { contacts = [] }: Pick<Decisions, 'contacts'>,
): Told[] => [
  ...settings.map(({ name }) => ({ name })),
  ...contacts.flatMap(({ team, channels, recipients }) =>
    [
      ...channels.filter((name) => settings.some((one) => one.name === name && one.of === 'teams')),
      ...(recipients.length > 0 ? ['email'] : []),
    ].map((name) => ({ name, team })),
  ),
]

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
