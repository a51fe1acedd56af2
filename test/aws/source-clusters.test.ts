import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { latestReadClusters } from '../../aws/kubernetes/kept-clusters.ts'
import { learnClusterObjects } from '../../aws/kubernetes/kept-objects.ts'
import { settingsOf } from '../../domain/settings.ts'
import type { World, WorldPlace } from '../../local/cloud/world.ts'
import { world } from '../../worlds/organisation/world.ts'
import { enterCloud } from '../cloud.ts'

/** Clusters of several accounts and regions, all called alike, each by its own credentials. */

const SPOKE = '444444444444'
const ABROAD = '555555555555'
const CLOSED = '333333333333'
const externalId = 'acme-of-clusters'
const UNTIL = '2026-11-21T01:00:00Z'

const SETTINGS = settingsOf(
  {
    ...{ sender: 'costs@acme.example', recipients: ['a@acme.example'], externalId, readClusters: ['platform'] },
    sources: [
      { region: 'us-east-1', account: SPOKE, readClusters: ['platform'] },
      // It has a cluster of that name, which nobody asks for.
      { region: 'eu-west-1', account: ABROAD },
      { region: 'us-east-1', account: CLOSED, readClusters: ['platform'] },
      { region: 'ca-central-1', readClusters: ['platform'] },
    ],
  },
  'settings',
)

const telling = (name: string): World['kubernetes'] => ({
  lists: { '/api/v1/services': [{ metadata: { name, namespace: 'default' }, spec: {} }] },
})

const elsewhere = (world.elsewhere ?? []).map(
  (one): WorldPlace => ({
    ...one,
    ...(one.role ? { role: { name: 'flowtoll-read', externalId } } : {}),
    ...(one.accountId === CLOSED
      ? { kubernetes: { ...telling('closed'), lists: {}, isPrivate: true } as NonNullable<World['kubernetes']> }
      : { kubernetes: telling(`of-${one.accountId}`) as NonNullable<World['kubernetes']> }),
  }),
)

const folder = await mkdtemp(join(tmpdir(), 'flowtoll-clusters-'))
const variables = { SETTINGS: JSON.stringify(SETTINGS) }
const here = { ...world, kubernetes: telling('own') as NonNullable<World['kubernetes']>, elsewhere }
const cloud = await enterCloud(here, { archiveFolder: folder, variables })
afterAll(async () => {
  await cloud.close()
  await rm(folder, { recursive: true })
})

const run = {
  ...{ day: '2026-11-21', settledUntil: UNTIL, refresh: false },
  home: { accountId: world.accountId, region: world.region },
  monitors: ['', ` (${SPOKE})`, ` (${ABROAD}, eu-west-1)`, ` (${CLOSED})`, ' (ca-central-1)', ' (999999999999)'].map(
    (where, index) => ({ name: `m${index}`, arn: '', cluster: `platform${where}`, region: 'us-east-1' }),
  ),
}

let silent: readonly string[]
beforeAll(async () => {
  silent = await learnClusterObjects(run, UNTIL)
})

test('each tells of itself, where the settings or its source name it', async () => {
  const told = (await latestReadClusters(run)) ?? []
  const services = told.map(({ name, services }) => [name, services.map((one) => one.name)])
  expect(Object.fromEntries(services)).toEqual({
    platform: ['own'],
    [`platform (${SPOKE})`]: [`of-${SPOKE}`],
    'platform (ca-central-1)': [`of-${world.accountId}`],
  })
})

test('one that tells nothing is named with its account, and costs the others nothing', () => {
  expect(silent).toEqual([
    `Cluster platform (${CLOSED}) was not read: its endpoint is private only, and the function stands in no VPC.`,
  ])
})
