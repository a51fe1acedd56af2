import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPermissions } from '../../domain/permissions.ts'
import { settingsOf } from '../../domain/settings.ts'
import { emptyBundles, grantsOf, SETTINGS, synthesized } from './synthesized.ts'

let bundles: string
beforeAll(async () => {
  bundles = await emptyBundles()
})
afterAll(() => rm(bundles, { recursive: true, force: true }))

/** What a function may do beside: its archive, and a partition that Athena is told of. */
const OWN = /^(?:s3|kms|glue):/

test.each([{}, { costExplorer: true, readServices: [], monitors: ['shop'] }])(
  'each function is granted what doctor looks for, and nothing else that reads: %j',
  (settings) => {
    const template = synthesized(bundles, settings)
    const permissions = readPermissions(settingsOf({ ...SETTINGS, ...settings }, 'settings'))
    for (const task of ['PlanCollection', 'StartQueries', 'PollQueries', 'FetchResults', 'ReadSurroundings'] as const) {
      const granted = grantsOf(template, task).flatMap(({ actions, resources }) =>
        actions.filter((action) => !OWN.test(action)).map((action) => ({ action, resources })),
      )
      const told = permissions.filter(({ by }) => by === task)
      expect(granted.map(({ action }) => action).toSorted()).toEqual(told.flatMap(({ actions }) => actions).toSorted())
      for (const { actions, resources } of told) {
        for (const { resources: allowed } of granted.filter(({ action }) => actions.includes(action))) {
          // `ec2:prefix-list/*` of ["arn:aws:ec2:eu-west-1:111122223333:prefix-list/*"]
          for (const resource of resources) expect(allowed).toContain(resource.slice(resource.indexOf(':') + 1))
        }
      }
    }
  },
)
