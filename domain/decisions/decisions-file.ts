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
