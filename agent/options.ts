import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ArgumentError } from '../local/report-options.ts'
import { askedAccount } from './account/account.ts'
import { bucketArchive, folderArchive } from './archive.ts'
import type { Facts } from './facts.ts'

const ARCHIVE = fileURLToPath(new URL('../out/archive', import.meta.url))
const COPIES = fileURLToPath(new URL('../out/buckets', import.meta.url))

/** Options of where answers come from. */
export const FACTS_OPTIONS = {
  folder: { type: 'string' },
  bucket: { type: 'string' },
  live: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export const FACTS_HELP = [
  '  --folder PATH  the archive of npm run report (default out/archive)',
  '  --bucket NAME  the bucket of a deployment instead, by your credentials: the output ArchiveBucket of the stack',
  '  --live         ask the account of your credentials too, for any window that has settled: it is only read',
]

export interface FactsAsked {
  readonly folder?: string | undefined
  readonly bucket?: string | undefined
  readonly live: boolean
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
export async function factsOf({ folder, bucket, live }: FactsAsked, waitMilliseconds: number): Promise<Facts> {
  if (folder !== undefined && bucket !== undefined) {
    throw new ArgumentError('--bucket reads a bucket, --folder a folder: give one of them')
  }
  const archive = bucket === undefined ? folderArchive(folder ?? ARCHIVE) : bucketArchive(bucket, COPIES)
  return { archive, account: live ? await askedAccount({ waitMilliseconds }) : null }
}
