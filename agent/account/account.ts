import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenArchive, openArchive } from '../../archive/archive-tables.ts'
import { EXAMPLE_TAKEN, readSettingsFile } from '../../cdk/settings-file.ts'
import type { AddressEvidence } from '../../domain/identities/evidence.ts'
import type { Identity } from '../../domain/identities/identity.ts'
import type { Owner } from '../../local/run-folder.ts'
import { Unanswerable } from '../unanswerable.ts'

/** The account of the caller's credentials, asked now and only read. */
export interface Account {
  readonly name: string
  /** Whose it is. Throws Unanswerable where the credentials cannot tell. */
  owner(): Promise<Owner>
  /** What whoever asks is to know first, in a sentence. */
  readonly note: string | null
  /** Later than this (epoch milliseconds) nothing is asked: the service's data settles late. */
  settledUntil(): number
  monitors(): Promise<LiveMonitor[]>
  /** The flows of a window, collected, named and priced as for a report; what is collected stays for the session. */
  window(window: WindowAsked): Promise<CollectedWindow | { readonly collecting: string }>
  /** Asks who is behind a public address. */
  identity(ip: string, port: number): Promise<LiveIdentity>
  /** Ends what is being asked, and removes what was collected. */
  close(): void
}

export interface LiveMonitor {
  readonly name: string
  readonly status: string
  readonly cluster: string
}

export interface WindowAsked {
  /** ISO 8601, UTC. */
  readonly from: string
  readonly to: string
  /** Every ACTIVE one, or those of the settings, where absent. */
  readonly monitors?: readonly string[]
}

export interface CollectedWindow {
  readonly tables: OpenArchive
  readonly bytesPerGigabyte: number
}

export interface LiveIdentity {
  readonly identity: Identity | null
  readonly evidence: AddressEvidence | null
  /** Why nothing is known, in a sentence. */
  readonly problem: string | null
}

/** What is asked of the process that talks to the account. */
export type Asked =
  | { readonly kind: 'owner' }
  | { readonly kind: 'monitors' }
  | ({ readonly kind: 'window' } & WindowAsked)
  | { readonly kind: 'identity'; readonly ip: string; readonly port: number }

/** What it says. */
export type Said =
  | { readonly owner: Owner }
  | { readonly progress: string }
  | { readonly failed: string }
  | { readonly answer: unknown }

export interface AccountOptions {
  /** How long a question about a window is waited for; it goes on behind it. */
  readonly waitMilliseconds: number
}

interface Collecting {
  readonly done: Promise<{ readonly folder: string; readonly bytesPerGigabyte: number }>
  progress: string
}

/**
 * Asks the account in a process of its own for each question: a run's tasks take their settings and clients from the
 * process that they run in, and the archive that is asked beside them may be another bucket.
 */
export async function askedAccount({ waitMilliseconds }: AccountOptions): Promise<Account> {
  const {
    settings: { settleMinutes },
    isExample,
  } = readSettingsFile()
  const scratch = await mkdtemp(join(tmpdir(), 'flowtoll-live-'))
  const windows = new Map<string, Collecting>()
  const stops = new Set<() => void>()
  let folders = 0
  let owner: Owner | undefined

  function ask<Value>(asked: Asked, folder: string, onProgress: (text: string) => void): Promise<Value> {
    const child = fork(new URL('asking.ts', import.meta.url), [JSON.stringify(asked), folder], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const stop = () => child.kill()
    stops.add(stop)
    return new Promise<Value>((resolve, reject) => {
      child.on('message', (said: Said) => {
        if ('owner' in said) {
          owner ??= said.owner
          // What is collected stays for the session, and would be told as another account's.
          if (said.owner.name === owner.name) return
          reject(
            new Unanswerable(
              `your credentials are now those of ${said.owner.of}; this session asks ${owner.of}: start another`,
            ),
          )
          stop()
        } else if ('progress' in said) onProgress(said.progress)
        else if ('failed' in said) reject(new Unanswerable(said.failed))
        else resolve(said.answer as Value)
      })
      child.on('error', reject)
      child.on('exit', (code) => {
        stops.delete(stop)
        reject(new Unanswerable(`the account could not be asked: the process that asks it ended with ${code}`))
      })
    })
  }
  const nextFolder = () => join(scratch, String(++folders))
  const once = <Value>(asked: Asked) => ask<Value>(asked, nextFolder(), () => undefined)

  return {
    get name() {
      return owner?.of ?? 'the account of your credentials'
    },
    owner: async () => {
      if (owner === undefined) await once({ kind: 'owner' })
      return owner as Owner
    },
    note: isExample ? EXAMPLE_TAKEN : null,
    settledUntil: () => Date.now() - settleMinutes * 60_000,
    monitors: () => once({ kind: 'monitors' }),
    identity: (ip, port) => once({ kind: 'identity', ip, port }),
    window: async (window) => {
      const id = JSON.stringify([window.from, window.to, window.monitors])
      const collecting = windows.get(id) ?? begun(id, window)
      const timer = Promise.withResolvers<undefined>()
      const timeout = setTimeout(() => timer.resolve(undefined), waitMilliseconds)
      const done = await Promise.race([collecting.done, timer.promise]).finally(() => clearTimeout(timeout))
      if (done === undefined) return { collecting: collecting.progress }
      return { tables: await openArchive(done.folder), bytesPerGigabyte: done.bytesPerGigabyte }
    },
    close: () => {
      for (const stop of stops) stop()
      rmSync(scratch, { recursive: true, force: true })
    },
  }

  function begun(id: string, window: WindowAsked): Collecting {
    const folder = nextFolder()
    const collecting: Collecting = {
      progress: 'begun',
      done: ask<{ bytesPerGigabyte: number }>({ kind: 'window', ...window }, folder, (text) => {
        collecting.progress = text
      }).then(({ bytesPerGigabyte }) => ({ folder, bytesPerGigabyte })),
    }
    // What failed is asked anew.
    collecting.done.catch(() => windows.delete(id))
    windows.set(id, collecting)
    return collecting
  }
}
