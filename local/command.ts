/** A wrong argument: one line that names it and says what would be right. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
}

/**
 * Runs a command to its end. What goes wrong is one line on standard error, and exit code 2 for an ArgumentError, 1 for
 * anything else. A reader that has seen enough, as `head` has, ends the command and is no error.
 */
export async function command(run: () => Promise<void>): Promise<void> {
  endWithReader()
  try {
    await run()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = error instanceof ArgumentError ? 2 : 1
  }
}

function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  // Nobody reads of the progress; the work goes on.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
