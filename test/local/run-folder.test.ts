import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import type * as RunFolders from '../../local/run-folder.ts'
import { checkedOut } from './checkout.ts'

const here = checkedOut()

let folders: typeof RunFolders
beforeEach(async () => {
  // It keeps what it is loaded in as its place.
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(here.copy)
  folders = await import(join(here.copy, 'local/run-folder.ts'))
  cwd.mockRestore()
  await rm(join(here.copy, 'out'), { recursive: true, force: true })
})

const shop = { name: 'shop', of: 'world shop', fingerprint: 'a1' }
const account = { name: '111122223333-eu-west-1', of: 'account 111122223333 in eu-west-1' }

/** Opens a folder as a run does, leaves a day there, and returns which it was. */
async function run(owner: RunFolders.Owner, content = 'a day') {
  const folder = await folders.openRunFolder(owner, 'npm run report')
  try {
    await writeFile(join(folder.path, 'report.html'), content)
    await folder.pointHere()
    return folder.name
  } finally {
    await folder.close()
  }
}

test('every owner has a folder, and the pointer leads to the last', async () => {
  expect(await folders.lastRun()).toBeUndefined()
  await expect(folders.neededLastRun()).rejects.toThrow(
    'there is no report in out/ yet; npx --no -- flowtoll report makes one',
  )
  expect(await run(shop)).toBe('out/shop, world shop')
  expect(await run(account)).toBe('out/111122223333-eu-west-1, account 111122223333 in eu-west-1')
  expect((await folders.neededLastRun()).name).toContain('account 111122223333')
  expect(await run(shop)).toBe('out/shop, world shop')
  expect(await folders.neededLastRun()).toMatchObject({ name: 'out/shop, world shop' })
})

test('a world that has changed has a folder beside the one that it had', async () => {
  await run(shop, 'of the first version')
  expect(await run({ ...shop, fingerprint: 'b2' })).toBe('out/shop-2, world shop')
  expect(await run(shop)).toBe('out/shop, world shop')
  expect(await run({ ...shop, fingerprint: 'b2' }, 'again')).toBe('out/shop-2, world shop')
  expect(await here.out('shop-2/report.html')).toBe('again')
})

test('a folder that says not whose it is stays as it is', async () => {
  await run(shop)
  await rm(join(here.copy, 'out/shop/owner.json'))
  expect(await run(shop, 'mine')).toBe('out/shop-2, world shop')
  expect(await here.out('shop/report.html')).toBe('a day')
})

test('one run writes a folder, and others are written beside it', async () => {
  const first = await folders.openRunFolder(shop, 'npm run report --days 7')
  try {
    await expect(folders.openRunFolder(shop, 'npm run report')).rejects.toThrow(
      `out/shop is being written by process ${process.pid} since`,
    )
    expect(await run(account)).toContain('account')
  } finally {
    await first.close()
  }
  expect(await run(shop)).toBe('out/shop, world shop')
})

test('a run that makes no report leaves the pointer where it was', async () => {
  await run(shop)
  await (await folders.openRunFolder(account, 'npm run report --live')).close()
  expect((await folders.neededLastRun()).name).toBe('out/shop, world shop')
})

test("a world's fingerprint is of its files, and of those that they read", async () => {
  const { worldFingerprint } = await import(join(here.copy, 'local/worlds.ts'))
  const nat = worldFingerprint('seed-nat')
  const interAz = worldFingerprint('seed-inter-az')
  expect(nat).toMatch(/^[0-9a-f]{16}$/)
  expect(interAz).not.toBe(nat)
  const senders = join(here.copy, 'worlds/sqs-senders.ts')
  await writeFile(senders, `${await readFile(senders, 'utf8')}// more\n`)
  expect(worldFingerprint('seed-nat')).not.toBe(nat)
  expect(worldFingerprint('seed-inter-az')).toBe(interAz)
})
