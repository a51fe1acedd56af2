import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ArgumentError } from '../local/command.ts'
import { neededLastRun, OUT, runFolderOf } from '../local/run-folder.ts'
import { askedAccount } from './account/account.ts'
import { type Archive, bucketArchive, folderArchive } from './archive.ts'
import type { FactsSource } from './facts.ts'

const COPIES = join(OUT, 'buckets')

/** Options of where answers come from. */
export const FACTS_OPTIONS = {
  folder: { type: 'string' },
  bucket: { type: 'string' },
  live: { type: 'boolean', default: false },
  'allow-decisions': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export const FACTS_HELP = [
  '  --folder PATH  an archive in a folder (default that of the last report here; with --live that of the account)',
  '  --bucket NAME  the bucket of a deployment instead, by your credentials: the output ArchiveBucket of the stack',
  '  --live         ask the account of your credentials too, for any window that has settled: it is only read',
  '  --allow-decisions  let the tool propose_decision write decisions.yaml, which it else only proposes',
]

export interface FactsAsked {
  readonly folder?: string | undefined
  readonly bucket?: string | undefined
  readonly live: boolean
  readonly 'allow-decisions'?: boolean
}

/** Reads the command line. Throws ArgumentError. */
export function parsedOptions<Options extends NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object>(
  args: readonly string[],
  options: Options,
  allowPositionals: boolean,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals })
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; --help lists the options`)
  }
}

/** Opens what was asked for. A live question is waited for so long. Throws ArgumentError. */
export async function factsOf(
  { folder, bucket, live, 'allow-decisions': mayDecide = false }: FactsAsked,
  waitMilliseconds: number,
): Promise<FactsSource> {
  if (folder !== undefined && bucket !== undefined) {
    throw new ArgumentError('--bucket reads a bucket, --folder a folder: give one of them')
  }
  if (folder !== undefined && !existsSync(folder)) throw new ArgumentError(`--folder is "${folder}", and there is none`)
  const account = live ? await askedAccount({ waitMilliseconds }) : null
  if (account?.note) process.stderr.write(`${account.note}\n`)
  return { account, mayDecide, facts: async () => ({ archive: await archive(), account, mayDecide, now: Date.now }) }

  async function archive(): Promise<Archive> {
    if (bucket !== undefined) return bucketArchive(bucket, COPIES)
    if (folder !== undefined) return folderArchive(folder)
    // Answers of an account and of somebody else's archive are not to be mixed.
    const run = account === null ? await neededLastRun() : runFolderOf(await account.owner())
    return folderArchive(run.archive, run.name)
  }
}
