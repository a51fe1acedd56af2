import { setTimeout } from 'node:timers/promises'
import type { Delivery } from '../domain/report/delivery.ts'
import type { Delivered } from './deliver.ts'

/** A message that may begin. */
export interface Message {
  readonly of: Pick<Delivery, 'channel' | 'kind' | 'team' | 'summary'>
  /** Tells it; undefined where somebody has done so. Says at once that its receiver throttles, where it goes on trying. */
  readonly tell: (onThrottle: () => void) => Promise<Delivered | undefined>
}

/** From one email to the next; in its sandbox SES takes one a second: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const PAUSE_MILLISECONDS = 100
const SLOW_MILLISECONDS = 1000

/** What has not begun by then is for the next round: the task has 130 seconds. */
const MOST_MILLISECONDS = 60_000

/**
 * Tells all at once, but emails one after the other once `first` is over, as all share what SES takes a second; slowly once it takes one no
 * more.
 */
export function tellInTurn(messages: readonly Message[], first: Promise<unknown>): Promise<(Delivered | undefined)[]> {
  let pause = PAUSE_MILLISECONDS
  let began: number | undefined
  const slowDown = () => {
    pause = SLOW_MILLISECONDS
  }
  const isLate = () => performance.now() - (began ?? performance.now()) > MOST_MILLISECONDS
  const begin = async ({ of, tell }: Message): Promise<Delivered | undefined> => {
    began ??= performance.now()
    if (isLate()) {
      const waitsUntil = new Date(Date.now() + SLOW_MILLISECONDS).toISOString()
      return { delivery: { ...of, state: 'waiting', reason: 'others go first' }, waitsUntil }
    }
    const delivered = await tell(slowDown)
    if (delivered?.waitsUntil !== undefined) slowDown()
    return delivered
  }
  let turn = first
  return Promise.all(
    messages.map((message) => {
      if (message.of.kind !== 'email') return message.tell(() => {})
      const own = turn
      turn = own.then(() => setTimeout(isLate() ? 0 : pause))
      return own.then(() => begin(message))
    }),
  )
}
