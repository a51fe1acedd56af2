import type { ChannelSettings, What } from '../domain/channel.ts'
import { defined } from '../domain/defined.ts'
import type { TeamContact } from '../domain/identities/teams.ts'
import type { Delivery } from '../domain/report/delivery.ts'

/** Who is told, of all or of a team's part. */
export interface Receiver {
  readonly channel: ChannelSettings
  readonly what: readonly What[]
  readonly team?: string
}

/** Channels that tell all, and those that tell a team its part. */
export function receiversOf(channels: readonly ChannelSettings[], contacts: readonly TeamContact[]): Receiver[] {
  const byName = new Map(channels.map((one) => [one.name, one]))
  return [
    ...channels.filter(({ of }) => of === 'all').map((channel) => ({ channel, what: channel.what })),
    ...contacts.flatMap(({ team, what, recipients, channels: names }) => {
      const own = names.flatMap((one) => byName.get(one) ?? []).filter(({ of }) => of === 'teams')
      return [...own, ...mailTo(recipients, what)].map((channel) => ({ channel, what, team }))
    }),
  ]
}

/** A team's people have a channel of their own, though no setting names it. */
const mailTo = (recipients: readonly string[], what: readonly What[]): ChannelSettings[] =>
  recipients.length === 0
    ? []
    : [{ name: 'email', kind: 'email', of: 'teams', what: [...what], recipients: [...recipients] }]

export const ofReceiver = ({
  channel: { name, kind },
  team,
}: Receiver): Pick<Delivery, 'channel' | 'kind' | 'team'> => ({
  ...{ channel: name, kind },
  ...defined({ team }),
})
