import { readFileSync } from 'node:fs'
import { InvalidInput } from '../domain/errors.ts'

/** Beside a function's code, where the stack puts it: with the chart library in it, it is too large to be code of a function. */
const FILE = new URL('page-shell.html', import.meta.url)

let latest: { readonly file: string | URL; readonly text: string } | undefined

/**
 * The page without a day: of the file that the variable PAGE_SHELL names where a laptop sets it, else of the file that the stack
 * puts beside the function's code. Throws InvalidInput where there is neither.
 */
export function pageShell(): string {
  const file = process.env.PAGE_SHELL ?? FILE
  if (file !== latest?.file) latest = { file, text: textOf(file) }
  return latest.text
}

function textOf(file: string | URL): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new InvalidInput('page-shell.html is not beside the code, where the stack puts it', { cause: error })
  }
}
