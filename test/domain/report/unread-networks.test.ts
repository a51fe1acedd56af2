import { expect, test } from 'vitest'
import type { Lost, Step } from '../../../domain/network/path.ts'
import { unreadNetworks, unreadNotes } from '../../../domain/report/unread-networks.ts'
import { GIB } from '../build.ts'

const problem = 'the permission ec2:DescribeNatGateways is missing'
const place = { accountId: '222222222222', region: 'us-east-1', problem }

function flow(gigabytes: number, lost: Lost | null, steps: readonly Partial<Step>[] = [], region = 'us-east-1') {
  return { bytes: gigabytes * GIB, path: { lost, steps }, seenBy: { region } }
}
const notes = (flows: readonly ReturnType<typeof flow>[]) => unreadNotes(unreadNetworks(flows as never, GIB, [place]))

test('an account that could not be read is told with what may pass it, where no traffic begins there', () => {
  const owners = { isOwners: true, owners: [place.accountId] }
  const flows = [
    ...[flow(30, 'behind_transit'), flow(10, null, [owners])],
    ...[flow(40, null), flow(15, 'behind_transit', [], 'eu-west-1'), flow(5, 'behind_vpn')],
  ]
  const words = 'account 222222222222 (us-east-1), whose network could not be read'
  expect(notes(flows)).toEqual([
    `Up to 40% of the traffic (40.00 GB) may pass ${words} (${problem}): what it costs there is not known, and not in the total.`,
  ])
  expect(notes([flow(40, null)])).toEqual([
    `Nothing is known of ${words} (${problem}). No traffic is known to pass it; what should be removed waits until it is read.`,
  ])
})
