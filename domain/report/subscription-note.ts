/** Who is subscribed to failure notices and alarms. */
export interface Subscriptions {
  readonly confirmed: number
  /** Mailed a link that nobody has followed. */
  readonly pending: number
}

/** What readers must know where not all whom the settings name get failure notices and alarms; null where all do. */
export function subscriptionNote({ confirmed, pending }: Subscriptions, wanted: number): string | null {
  if (confirmed >= wanted) return null
  const waiting = Math.min(pending, wanted - confirmed)
  const gone = wanted - confirmed - waiting
  const reasons = [
    ...(waiting > 0 ? [`${counted(waiting)} not confirmed yet: use the link that SNS emailed`] : []),
    ...(gone > 0 ? [`${counted(gone)} deleted: subscribe again on the topic page in the console`] : []),
  ]
  const who = confirmed === 0 ? 'Nobody gets' : `${wanted - confirmed} of ${wanted} recipients do not get`
  return `${who} failure notices and alarms: ${reasons.join('; ')}.`
}

const counted = (count: number) => (count === 1 ? '1 subscription is' : `${count} subscriptions are`)
