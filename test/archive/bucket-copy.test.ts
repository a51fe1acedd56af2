import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serveBucket } from '../../local/cloud/bucket.ts'
import type { Endpoint } from '../../local/cloud/endpoint.ts'

let folder: string
let endpoint: Endpoint
let s3: S3Client
beforeAll(async () => {
  endpoint = await serveBucket(
    () => undefined,
    'archive',
    () => folder,
  )
  s3 = new S3Client({
    region: 'us-east-1',
    endpoint: endpoint.url,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-bucket-'))
  return () => rm(folder, { recursive: true, force: true })
})
afterAll(() => endpoint.close())

const put = (key: string, body: string, conditions: { IfMatch?: string; IfNoneMatch?: string } = {}) =>
  s3.send(new PutObjectCommand({ Bucket: 'archive', Key: key, Body: body, ...conditions }))
const list = (prefix: string, more: object = {}) =>
  s3.send(new ListObjectsV2Command({ Bucket: 'archive', Prefix: prefix, ...more }))

describe('the local bucket, to the real S3 client', () => {
  test('is a plain folder', async () => {
    await put('reports/dt=2026-11-21/report.txt', 'größe')
    expect(await readFile(join(folder, 'reports/dt=2026-11-21/report.txt'), 'utf8')).toBe('größe')
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'archive', Key: 'reports/dt=2026-11-21/report.txt' }))
    expect(await Body?.transformToString()).toBe('größe')
  })

  test('writes under If-None-Match only where nothing is', async () => {
    await put('sent/1.json', 'first', { IfNoneMatch: '*' })
    await expect(put('sent/1.json', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    })
    expect(await readFile(join(folder, 'sent/1.json'), 'utf8')).toBe('first')
  })

  test('writes under If-Match only over what was read', async () => {
    const { ETag } = await put('sent/1.json', 'first')
    await put('sent/1.json', 'second', { IfMatch: ETag ?? '' })
    await expect(put('sent/1.json', 'third', { IfMatch: ETag ?? '' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    })
    await expect(put('sent/2.json', 'x', { IfMatch: ETag ?? '' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    })
    expect(await readFile(join(folder, 'sent/1.json'), 'utf8')).toBe('second')
  })

  test('of many writers at once under If-None-Match lets one through', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => put('sent/1.json', String(index), { IfNoneMatch: '*' })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('lists keys below a prefix in byte order, a page at a time', async () => {
    await mkdir(join(folder, 'raw'), { recursive: true })
    const names = Array.from({ length: 1005 }, (_, index) => `raw/${String(index).padStart(4, '0')}.json`)
    await Promise.all(names.map((name) => writeFile(join(folder, name), '')))
    await put('rawhide', 'x')
    const first = await list('raw/')
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(names.slice(0, 1000))
    expect(first.IsTruncated).toBe(true)
    const second = await list('raw/', { ContinuationToken: first.NextContinuationToken })
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(names.slice(1000))
    expect(second.IsTruncated).toBe(false)
    expect((await list('raw/100')).Contents?.map(({ Key }) => Key)).toEqual(names.slice(1000))
    expect((await list('nothing/')).Contents).toBeUndefined()
  })

  test('says NoSuchKey and NoSuchBucket', async () => {
    const get = (Bucket: string, Key: string) => s3.send(new GetObjectCommand({ Bucket, Key }))
    await expect(get('archive', 'a')).rejects.toMatchObject({ name: 'NoSuchKey' })
    await expect(get('another', 'a')).rejects.toMatchObject({ name: 'NoSuchBucket' })
  })
})
