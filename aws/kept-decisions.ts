import { type Decisions, NO_DECISIONS } from '../domain/identities/teams.ts'
import { readJson } from './archive.ts'

/** What `learnDecisions` left; nothing where a run began before there were decisions. */
export const readDecisions = async (key: string | undefined): Promise<Decisions> =>
  key === undefined ? NO_DECISIONS : await readJson<Decisions>(key)
