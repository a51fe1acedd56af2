import { spawn } from 'node:child_process'

/** Opens a file or an address in the browser of this machine; where there is none, says what to open. */
export function openInBrowser(target: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', target]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', target]
        : ['xdg-open', target]
  const browser = spawn(command as string, args, { detached: true, stdio: 'ignore' })
  browser.on('error', () => process.stderr.write(`no browser could be started; open ${target}\n`))
  browser.unref()
}
