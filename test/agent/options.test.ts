import { expect, test } from 'vitest'
import { factsOf } from '../../agent/options.ts'
import { world } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'

test('a live session reads the archive of its account, and is about no other', async () => {
  const cloud = await enterCloud(world)
  const source = await factsOf({ live: true }, 1000)
  try {
    const { archive, account } = await source.facts()
    expect(archive.name).toBe('out/111122223333-us-east-1, account 111122223333 in us-east-1')
    expect(account?.name).toBe('account 111122223333 in us-east-1')
    cloud.become({ ...world, accountId: '444455556666' })
    await expect(account?.monitors()).rejects.toThrow(
      'your credentials are now those of account 444455556666 in us-east-1; this session asks account 111122223333 in us-east-1: start another',
    )
  } finally {
    source.account?.close()
    await cloud.close()
  }
})

test('a folder that is not there is named', async () => {
  await expect(factsOf({ folder: 'nowhere', live: false }, 1000)).rejects.toThrow(
    '--folder is "nowhere", and there is none',
  )
})
