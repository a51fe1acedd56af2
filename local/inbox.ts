import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Adds messages to an inbox, numbered on from those that lie there; returns their files. */
export async function addToInbox(inbox: string, messages: readonly string[]): Promise<string[]> {
  await mkdir(inbox, { recursive: true })
  const last = Math.max(0, ...(await readdir(inbox)).map((name) => Number.parseInt(name, 10) || 0))
  return Promise.all(
    messages.map(async (message, index) => {
      const file = join(inbox, `${String(last + index + 1).padStart(2, '0')}.eml`)
      await writeFile(file, message, { flag: 'wx' })
      return file
    }),
  )
}
