import { expect, test } from 'vitest'
import { subscriptionNote } from '../../../domain/report/subscription-note.ts'

test.each([
  [{ confirmed: 2, pending: 0 }, null],
  // Somebody subscribed by hand.
  [{ confirmed: 3, pending: 1 }, null],
  [
    { confirmed: 0, pending: 2 },
    'Nobody gets failure notices and alarms: 2 subscriptions are not confirmed yet: use the link that SNS emailed.',
  ],
  [
    { confirmed: 1, pending: 1 },
    '1 of 2 recipients do not get failure notices and alarms: 1 subscription is not confirmed yet: use the link that SNS emailed.',
  ],
  [
    { confirmed: 0, pending: 0 },
    'Nobody gets failure notices and alarms: 2 subscriptions are deleted: subscribe again on the topic page in the console.',
  ],
  [
    { confirmed: 0, pending: 1 },
    'Nobody gets failure notices and alarms: 1 subscription is not confirmed yet: use the link that SNS emailed; 1 subscription is deleted: subscribe again on the topic page in the console.',
  ],
])('of two whom the settings name: %j', (subscriptions, note) => {
  expect(subscriptionNote(subscriptions, 2)).toBe(note)
})
