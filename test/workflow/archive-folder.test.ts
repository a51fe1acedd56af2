import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeLeft } from './archive-folder.ts'

test('archives of processes that are no more are removed, and no other folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'flowtoll-left-'))
  const { pid } = spawnSync('true')
  const [left, own, other] = [`flowtoll-${pid}-abc123`, `flowtoll-${process.pid}-abc123`, 'flowtoll-abc123'] as const
  for (const name of [left, own, other]) mkdirSync(join(root, name, 'raw'), { recursive: true })
  removeLeft(root)
  expect([left, own, other].map((name) => existsSync(join(root, name)))).toEqual([false, true, true])
  rmSync(root, { recursive: true })
})
