import { InvalidInput } from '../errors.ts'

/** The text of `decisions.yaml`, to the character. Throws InvalidInput where it is not UTF-8: written again, it would be another. */
export function decisionsText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    const [before = ''] = new TextDecoder().decode(bytes).split('\uFFFD')
    const line = before.split('\n').length
    throw new InvalidInput(`decisions.yaml cannot be used: line ${line}: it is not UTF-8; save the file as UTF-8`, {
      cause: error,
    })
  }
}

/** `decisions.yaml` as somebody wrote it, and what a change of it must find again. */
export interface WrittenFile {
  readonly text: string
  readonly version: string
}

/** What it said from a time on. */
export interface DecisionsVersion {
  /** ISO 8601 UTC. */
  readonly at: string
  /** Who wrote it; null where nobody said. */
  readonly by: string | null
  /** Null where it was taken away. */
  readonly text: string | null
}

/** Where it lies. */
export interface DecisionsFile {
  /** Options of a command that name it. */
  readonly place: readonly string[]
  read(): Promise<WrittenFile | undefined>
  /** Writes it where it still is what was read, or where there is none (`version` undefined); false where somebody else was first. */
  write(text: string, version: string | undefined, by: string | null): Promise<boolean>
  /** Who would write; null where nobody knows. */
  writer(): Promise<string | null>
  /** What it said before, the newest first, at most so many; undefined where nothing of that is kept. */
  history(most: number): Promise<DecisionsVersion[] | undefined>
}
