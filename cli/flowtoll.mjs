#!/usr/bin/env node
// In a clone: Node 24, which npm ci brings, reads TypeScript as it is; whoever starts this may have an older one.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
const flowtoll = fileURLToPath(new URL('flowtoll.ts', import.meta.url))
const child = spawn(node, [flowtoll, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    child.kill(signal)
    // One that does not end is not left behind.
    setTimeout(() => child.kill('SIGKILL'), 1000).unref()
  })
}
child.on('error', ({ message }) => {
  process.stderr.write(`${message}; npm ci in the folder of flowtoll installs Node 24\n`)
  process.exitCode = 1
})
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
