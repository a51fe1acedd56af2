import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleTasks } from '../../cdk/bundles.ts'
import { TASK_NAMES } from '../../cdk/task-names.ts'
import { settingsOf } from '../../domain/settings.ts'
import { loadHandlers } from '../../local/workflow.ts'
import { world as seed } from '../../worlds/seed-nat-fixed/world.ts'
import { startRig } from '../workflow/rig.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-bundles-'))
  await bundleTasks(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bundle = (name: string) => join(folder, name, 'index.mjs')

describe('the bundle that Lambda gets', () => {
  test.each(TASK_NAMES)('of %s is below 1 MB', async (name) => {
    const { size } = await stat(bundle(name))
    expect(size).toBeGreaterThan(20_000)
    expect(size).toBeLessThan(1_000_000)
  })

  test.each(TASK_NAMES)('of %s says how far its heap may grow', async (name) => {
    expect(await readFile(bundle(name), 'utf8')).toContain('--heap-growing-percent=')
  })

  test('is imported with no setting and no network', async () => {
    const urls = TASK_NAMES.map((name) => pathToFileURL(bundle(name)).href)
    const script = `for (const url of ${JSON.stringify(urls)}) console.log(typeof (await import(url)).handler)`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env: {} })
    expect(stdout.trim().split('\n')).toEqual(TASK_NAMES.map(() => 'function'))
  })

  test('runs an execution, from its input to its email', async () => {
    const handlers = await loadHandlers(pathToFileURL(`${folder}/`), '/index.mjs')
    // The settings that the stack puts beside the code, and one that a parameter of a template has in its place.
    const settings = settingsOf(
      { sender: 'reports@example.com', recipients: ['deployed@example.com'] },
      'settings.json',
    )
    for (const name of TASK_NAMES) await writeFile(join(folder, name, 'settings.json'), JSON.stringify(settings))
    const rig = await startRig({}, { handlers, overHttp: true })
    try {
      await rig.enter(seed)
      process.env.SETTINGS = JSON.stringify({ recipients: ['parameter@example.com'] })
      delete process.env.PAGE_SHELL
      expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
      expect((await rig.report()).totals.usd).toBeCloseTo(seed.bill.usd / 24, 6)
      expect(await rig.cloud.inbox()).toMatchObject([{ to: ['parameter@example.com'] }])
      expect((await rig.page()).html.length).toBeGreaterThan(500_000)
    } finally {
      await rig.close()
    }
  })
})
