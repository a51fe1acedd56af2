import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KEPT_WITH, type KeptTemplate, kept, STATEFUL } from './kept-template.ts'
import { emptyBundles, synthesized } from './synthesized.ts'

const RELEASED = new URL('released/', import.meta.url)

let bundles: string
let resources: Parameters<typeof kept>[0]['Resources']
beforeAll(async () => {
  bundles = await emptyBundles()
  resources = synthesized(bundles, KEPT_WITH).toJSON().Resources
})
afterAll(() => rm(bundles, { recursive: true, force: true }))

const releases = readdirSync(RELEASED).map((name) => {
  const template = JSON.parse(readFileSync(new URL(name, RELEASED), 'utf8')) as KeptTemplate
  return [name.replace(/\.json$/, ''), template] as const
})

describe.each(releases)('an update from %s', (_, { replacing, resources: before }) => {
  test('loses and replaces nothing that holds something, and would not delete it', () => {
    const now = kept({ Resources: resources }, replacing)
    expect(Object.fromEntries(Object.keys(before).map((id) => [id, now[id]]))).toEqual(before)
  })

  test('was kept with every kind that holds something', () => {
    expect(Object.keys(replacing).toSorted()).toEqual([...STATEFUL])
    const kinds = new Set(Object.values(before).map(({ Type }) => Type))
    // A key is one of the user's own.
    expect(STATEFUL.filter((type) => !kinds.has(type))).toEqual(['AWS::KMS::Key'])
  })
})

test('a bucket with another name, or none any more, is noticed', () => {
  const [, { replacing, resources: before }] = releases[0] ?? ['', { replacing: {}, resources: {} }]
  const [id = ''] = Object.entries(before).find(([, { Type }]) => Type === 'AWS::S3::Bucket') ?? []
  const bucket = resources[id]
  expect(bucket).toBeDefined()
  const renamed = { ...resources, [id]: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'another' } } }
  expect(kept({ Resources: renamed }, replacing)[id]).not.toEqual(before[id])
})
