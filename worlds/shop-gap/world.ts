import type { World } from '../../local/cloud/world.ts'
import { world as shop } from '../shop/world.ts'
import { bill } from './bill.ts'

export const world: World = {
  ...shop,
  name: 'shop-gap',
  summary: 'the shop on a day when the service fails one query: 13:00 UTC, between zones',
  faults: { ...shop.faults, failingQueries: [{ category: 'INTER_AZ', utcHour: 13, status: 'FAILED' }] },
  bill,
}
