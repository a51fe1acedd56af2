import { type Answer, type Request, xmlText } from './endpoint.ts'

interface Version {
  readonly id: string
  readonly at: string
  readonly body: Uint8Array
  readonly metadata: Readonly<Record<string, string>>
}

/** What objects at a bucket's root said, as those alone are written by people: while the process lives. */
export function bucketVersions() {
  const versions = new Map<string, Version[]>()
  return {
    keep(key: string, path: string, body: Uint8Array, { headers }: Request): void {
      if (key.includes('/')) return
      const metadata = Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) =>
          name.startsWith('x-amz-meta-') && typeof value === 'string' ? [[name, value]] : [],
        ),
      )
      const standing = versions.get(path) ?? []
      const version = { id: `v${standing.length + 1}`, at: new Date().toISOString(), body, metadata }
      versions.set(path, [version, ...standing])
    },
    /** Undefined where there is none. */
    get(path: string, id: string): Answer | undefined {
      const found = versions.get(path)?.find((one) => one.id === id)
      return found && { headers: { ...found.metadata, 'content-length': String(found.body.length) }, body: found.body }
    },
    list(key: string, path: string): Answer {
      const all = (versions.get(path) ?? []).map(
        ({ id, at, body }, index) =>
          `<Version><Key>${xmlText(key)}</Key><VersionId>${id}</VersionId><IsLatest>${index === 0}</IsLatest><LastModified>${at}</LastModified><Size>${body.length}</Size></Version>`,
      )
      return {
        headers: { 'content-type': 'application/xml' },
        body: `<?xml version="1.0" encoding="UTF-8"?><ListVersionsResult><Prefix>${xmlText(key)}</Prefix><IsTruncated>false</IsTruncated>${all.join('')}</ListVersionsResult>`,
      }
    },
  }
}
