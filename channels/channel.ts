import type { ChannelSettings } from '../domain/channel.ts'
import type { Notification } from '../domain/report/notification.ts'

/** One kind of channel: makes its own message of a notification, and sends it. */
export interface Channel<Kind extends ChannelSettings['kind']> {
  /** Whether its receiver knows a message by its id: then what it may have is sent again. */
  readonly isRepeatable: boolean
  /**
   * Returns the receiver's word for it. Throws NotTaken where nothing was taken; whatever else it throws, the message may have arrived. No
   * error says an address or a key.
   */
  readonly send: (notification: Notification, settings: Extract<ChannelSettings, { kind: Kind }>) => Promise<string>
}
