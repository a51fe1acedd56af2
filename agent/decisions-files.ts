import { createHash, randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { decisionsVersions, readDecisionsFile, writeDecisionsFile } from '../aws/decisions-file.ts'
import { problemOf } from '../aws/faults.ts'
import { caller } from '../aws/iam.ts'
import { DECISIONS_KEY } from '../domain/archive-key.ts'
import { type DecisionsFile, decisionsText } from '../domain/decisions/decisions-file.ts'
import { InvalidInput } from '../domain/errors.ts'
import { lockFolder } from '../local/writer-lock.ts'
import { Unanswerable } from './unanswerable.ts'

/** `decisions.yaml` of a bucket, by the caller's credentials. */
export function bucketDecisions(bucket: string): DecisionsFile {
  const by = <Value>(asked: Promise<Value>, what: string, action: string) =>
    asked.catch((error: Error) => {
      if (error instanceof InvalidInput) throw error
      throw new Unanswerable(`${DECISIONS_KEY} of ${bucket} cannot be ${what}: ${problemOf(error, action)}`)
    })
  return {
    place: ['--bucket', bucket],
    read: () => by(readDecisionsFile(), 'read', 's3:GetObject or s3:ListBucket'),
    write: (...file) => by(writeDecisionsFile(...file), 'written', 's3:PutObject'),
    writer: () =>
      caller().then(
        ({ arn }) => arn,
        () => null,
      ),
    history: (most) => by(decisionsVersions(most), 'looked into', 's3:ListBucketVersions or s3:GetObjectVersion'),
  }
}

/** The same of a folder that is laid out as the bucket. */
export function folderDecisions(folder: string): DecisionsFile {
  const path = join(folder, DECISIONS_KEY)
  const read = async () => {
    try {
      const bytes = await readFile(path)
      return { text: decisionsText(bytes), version: createHash('sha256').update(bytes).digest('hex') }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
  return {
    place: ['--folder', folder],
    read,
    write: async (text, version) => {
      // Of the file alone: a run of the folder may go on meanwhile.
      const lock = await lockFolder(path, `a change of ${DECISIONS_KEY}`)
      try {
        if ((await read())?.version !== version) return false
        const draft = `${path}.${randomUUID()}`
        await writeFile(draft, text)
        await rename(draft, path)
        return true
      } finally {
        await lock.release()
      }
    },
    writer: async () => {
      try {
        return userInfo().username
      } catch {
        // In a container whose user has no name.
        return null
      }
    },
    history: async () => undefined,
  }
}
