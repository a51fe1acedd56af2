import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { StandIn } from './stand-in.ts'

const run = promisify(execFile)

/** Asks by one pipe and is answered by another, so that a process of Node is not started for every command. */
const AWS = `#!/bin/sh
printf '%s\\0' "$@" > "$PIPES/ask"
exec 3< "$PIPES/answer"
read -r code <&3
if test "$code" = 0; then cat <&3; else cat <&3 >&2; fi
exit "$code"
`

export interface Ran {
  /** Of the last command: 0 where all went well. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A POSIX shell whose `aws` is answered by an EC2 stand-in. */
export async function shellWith(ec2: () => StandIn) {
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-ec2-'))
  const [ask, answer] = [join(folder, 'ask'), join(folder, 'answer')]
  await run('mkfifo', [ask, answer])
  for (const [tool, text] of Object.entries({ aws: AWS, sleep: '#!/bin/sh\n' })) {
    await writeFile(join(folder, tool), text)
    await chmod(join(folder, tool), 0o755)
  }
  const served = (async () => {
    for (;;) {
      const words = (await readFile(ask, 'utf8')).split('\0').slice(0, -1)
      if (words[0] === 'stop') return
      const { code, text } = ec2().answer(words)
      await writeFile(answer, `${code}\n${text}`)
    }
  })()
  return {
    async run(script: string): Promise<Ran> {
      const env = { PATH: `${folder}${delimiter}${process.env.PATH}`, PIPES: folder }
      try {
        return { code: 0, ...(await run('sh', ['-u', '-c', script], { cwd: folder, env })) }
      } catch (error) {
        const { code, stdout, stderr } = error as Ran
        return { code, stdout, stderr }
      }
    },
    async close() {
      await writeFile(ask, 'stop\0')
      await served
      await rm(folder, { recursive: true, force: true })
    },
  }
}
