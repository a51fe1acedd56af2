import { expect, test } from 'vitest'
import { adoptedMonitors, adoptedOf, wantedOf } from '../../../domain/network/adopted-monitors.ts'

const own = { accountId: '111122223333', region: 'us-east-1' }
const place = { accountId: '555555555555', region: 'eu-west-1' }
const source = { region: place.region, account: place.accountId, monitors: [] as string[] }
const ID = '555555555555-eu-west-1'

const reported = [
  { name: 'vpc', cluster: 'vpc', region: place.region },
  { name: 'prod', cluster: 'prod', region: place.region },
  { name: 'eks', cluster: 'platform', region: place.region },
]
const clusters = [
  { name: 'prod', version: '1.34' },
  { name: 'vpc', version: null },
]
const adopted = adoptedMonitors(undefined, reported, { place, own, source, clusters })

test("monitors of an account's own report have their names here, and those of their clusters", () => {
  expect(adopted.monitors).toEqual([
    { name: `eks@${ID}`, cluster: 'platform (555555555555, eu-west-1)', region: place.region },
    { name: `prod@${ID}`, cluster: 'prod (555555555555, eu-west-1)', region: place.region },
    { name: `vpc@${ID}`, cluster: `vpc@${ID}`, region: place.region },
  ])
  expect(wantedOf(adopted, [source], own)[2]).toEqual({
    ...{ name: `vpc@${ID}`, cluster: `vpc@${ID}`, region: place.region, isOfCluster: false },
    arn: 'arn:aws:networkflowmonitor:eu-west-1:555555555555:monitor/vpc',
  })
})

test('those of several accounts are of a day, each once', () => {
  const other = { region: 'us-west-2', monitors: [] }
  const both = adoptedMonitors(adopted, [{ name: 'eks', cluster: 'platform', region: 'us-west-2' }], {
    ...{ place: { ...own, region: 'us-west-2' }, own, source: other },
  })
  expect(both.monitors.map(({ name }) => name)).toEqual([`eks@${ID}`, 'eks@us-west-2', `prod@${ID}`, `vpc@${ID}`])
  expect(adoptedMonitors(both, reported, { place, own, source, clusters })).toEqual(both)
  const all = wantedOf(both, [source, other], own)
  expect(adoptedOf({ id: 'us-west-2' }, all)).toMatchObject([{ name: 'eks@us-west-2', region: 'us-west-2' }])
  expect(adoptedOf({ id: 'us-west-1' }, all)).toBeUndefined()
})

test('those that the settings leave out are of no day', () => {
  const namesOf = (sources: Parameters<typeof wantedOf>[1]) => wantedOf(adopted, sources, own).map(({ name }) => name)
  expect(namesOf([{ ...source, monitors: ['eks'] }])).toEqual([`eks@${ID}`])
  expect(namesOf([])).toEqual([])
})
