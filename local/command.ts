/** A wrong argument: one line that names it and says what would be right. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError'
}

/** A text as a terminal may have it: what others wrote must not drive it. Lines and tables stay. */
export const printableLines = (text: string) =>
  text.replaceAll('\r\n', '\n').replaceAll(/(?![\n\t\u{200D}])[\p{Cc}\p{Cf}]/gu, '\u{FFFD}')

/**
 * Runs a command to its end. What goes wrong is one line on standard error, and exit code 2 for an ArgumentError, 1 for
 * anything else. A reader that has seen enough, as `head` has, is no error: the rest is done without it, or, where output is
 * all that there is to do, not at all.
 */
export async function command(run: () => Promise<void>, { endsWithReader = false } = {}): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      if (endsWithReader && stream === process.stdout) process.exit()
    })
  }
  try {
    await run()
  } catch (error) {
    process.stderr.write(`${printableLines((error as Error).message)}\n`)
    process.exitCode = error instanceof ArgumentError ? 2 : 1
  }
}
