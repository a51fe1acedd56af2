import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { decisionsSchema, notificationSchema, reportSchema } from '../../local/report-schema.ts'
import {
  alertDay,
  freeDay,
  fullDay,
  goodDay,
  lowCoverageDay,
  organizationDay,
  partialDay,
  unpricedDay,
} from '../templates/fixtures.ts'
import { schemaFaults } from './report-schema.ts'

test.each([
  ['report', reportSchema],
  ['notification', notificationSchema],
  ['decisions', decisionsSchema],
])('the published schema of %s is that of the code: npm run schema makes it', async (name, schema) => {
  const published = await readFile(new URL(`../../docs/${name}.schema.json`, import.meta.url), 'utf8')
  expect(schema()).toBe(published)
})

test.each(
  Object.entries({ alertDay, freeDay, fullDay, goodDay, lowCoverageDay, organizationDay, partialDay, unpricedDay }),
)('%s is as the published schema says', (_, report) => {
  expect(schemaFaults(report)).toEqual([])
})

test.each([
  ['lacks a field', { ...goodDay, totals: undefined }, "must have required property 'totals'"],
  ['has one more', { ...goodDay, total: 1 }, 'must NOT have additional properties'],
  ['is of another version', { ...goodDay, schemaVersion: 1 }, '/schemaVersion must be equal to constant'],
  ['has a word that is none', { ...goodDay, status: 'good' }, '/status must be equal to one of the allowed values'],
])('a report that %s is not', (_, report, fault) => {
  expect(schemaFaults(report).join('\n')).toContain(fault)
})
