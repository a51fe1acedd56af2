import { expect, test } from 'vitest'
import { homeAccountOf, homeMonitorOf } from '../../../domain/collecting/run.ts'

const monitor = (name: string, accountId: string, region: string) => ({
  ...{ name, region, cluster: name },
  arn: `arn:aws:networkflowmonitor:${region}:${accountId}:monitor/${name}`,
})
const own = monitor('eks', '111111111111', 'us-east-1')
const abroad = monitor('aaa@555555555555-eu-west-1', '555555555555', 'eu-west-1')
const home = { accountId: '111111111111', region: 'us-east-1' }

test("the stack's own account and region are its own, whatever a source's monitor is called", () => {
  expect(homeAccountOf({ home, monitors: [abroad, own] })).toBe('111111111111')
  expect(homeMonitorOf({ home, monitors: [abroad, own] })).toBe(own)
})

test('a run of an earlier form has monitors of its own alone, and one without any takes the first', () => {
  expect(homeAccountOf({ monitors: [own] })).toBe('111111111111')
  expect(homeMonitorOf({ monitors: [own] })).toBe(own)
  expect(homeMonitorOf({ home, monitors: [abroad] })).toBe(abroad)
})
