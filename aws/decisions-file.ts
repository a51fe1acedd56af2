import { GetObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3'
import { DECISIONS_KEY } from '../domain/archive-key.ts'
import { type DecisionsVersion, decisionsText, type WrittenFile } from '../domain/decisions/decisions-file.ts'
import { bucketName, listKeys, readObject, s3, writeIf } from './archive.ts'

/** `decisions.yaml` as people wrote it; undefined where there is none. Throws InvalidInput where it is no text. */
export async function readDecisionsFile(): Promise<WrittenFile | undefined> {
  // Without the right to list, a missing object is answered as a missing permission.
  if (!(await listKeys(DECISIONS_KEY)).includes(DECISIONS_KEY)) return undefined
  const { body, etag } = await readObject(DECISIONS_KEY)
  return { text: decisionsText(body), version: etag }
}

/** Metadata of an object is ASCII. */
const BY = 'decided-by'

/** Writes it where it still is what was read (none, where `version` is undefined); false where somebody else was first. */
export async function writeDecisionsFile(
  text: string,
  version: string | undefined,
  by: string | null,
): Promise<boolean> {
  const metadata: Record<string, string> = by === null ? {} : { [BY]: encodeURIComponent(by.toWellFormed()) }
  return (await writeIf(DECISIONS_KEY, text, 'application/yaml; charset=utf-8', version, metadata)) !== undefined
}

/** What the file said before that S3 has still, the newest first; at most so many. */
export async function decisionsVersions(most: number): Promise<DecisionsVersion[]> {
  const { Versions = [], DeleteMarkers = [] } = await s3().send(
    new ListObjectVersionsCommand({ Bucket: bucketName(), Prefix: DECISIONS_KEY }),
  )
  const all = [...Versions, ...DeleteMarkers.map((one) => ({ ...one, Size: undefined }))]
    .filter(({ Key }) => Key === DECISIONS_KEY)
    .toSorted((one, other) => Number(other.LastModified) - Number(one.LastModified))
  return Promise.all(
    all.slice(0, most).map(async ({ VersionId, LastModified, Size }) => {
      const at = LastModified?.toISOString() ?? ''
      if (Size === undefined) return { at, by: null, text: null }
      const answer = await s3().send(new GetObjectCommand({ Bucket: bucketName(), Key: DECISIONS_KEY, VersionId }))
      return { at, by: writerIn(answer.Metadata), text: (await answer.Body?.transformToString()) ?? '' }
    }),
  )
}

/** As it is written where somebody else wrote it, in a manner of his own. */
function writerIn({ [BY]: by }: Record<string, string> = {}): string | null {
  if (by === undefined) return null
  try {
    return decodeURIComponent(by)
  } catch {
    return by
  }
}
