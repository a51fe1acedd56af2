import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Cloud, startCloud } from '../local/cloud/cloud.ts'
import type { World } from '../local/cloud/world.ts'
import { handOver, useHttp } from './transport.ts'

export interface CloudOfTests {
  readonly archiveFolder?: string
  readonly variables?: Readonly<Record<string, string>>
  /** False where requests are handed over without a connection. */
  readonly overHttp?: boolean
}

/** The page without its code and its styles, which add nothing to what a workflow does. */
export const PAGE_SHELL = fileURLToPath(new URL('page-shell.html', import.meta.url))

let started: Promise<Cloud> | undefined

/**
 * The one cloud of a worker, for the files of tests that it runs in turn: SDK clients are made once a process and keep its
 * ports. `close` leaves it running and gives the process its own variables back.
 */
export async function enterCloud(
  world: World,
  { archiveFolder = tmpdir(), variables = {}, overHttp = true }: CloudOfTests = {},
): Promise<Cloud> {
  started ??= startCloud(world, { archiveFolder, bucket: 'archive' })
  const cloud = await started
  const before = { ...process.env }
  Object.assign(process.env, cloud.environment, { AWS_REGION: world.region, PAGE_SHELL }, variables)
  await cloud.use(world, archiveFolder)
  if (overHttp) useHttp()
  else handOver()
  const close = async () => {
    useHttp()
    await cloud.use(world, tmpdir())
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
  return { ...cloud, close }
}
