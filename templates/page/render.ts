import { gzipSync } from 'node:zlib'
import type { Page } from '../../domain/report/page.ts'
import { clusterOf } from '../headline.ts'
import { longDay } from '../instants.ts'
import { clip, printable } from '../safe-text.ts'

/** Where a shell takes what is of one day. */
export const PLACES = { title: '%TITLE%', data: '%DATA%' } as const

/** Characters; longer ones are cut where they are shown. */
const LONGEST_TITLE = 70

/**
 * The page of a day in one file: `shell` with the day in it. The data is gzipped and in base64, so that no name in it can end
 * the element that holds it, and tens of thousands of pairs fit. The same page and shell make the same file.
 */
export function renderPage(page: Page, shell: string): string {
  const [head, body, ...more] = shell.split(PLACES.title)
  const [before, after, ...others] = (body ?? '').split(PLACES.data)
  if (head === undefined || before === undefined || after === undefined || more.length + others.length > 0) {
    throw new Error(`a shell of the page has ${PLACES.title} once, and ${PLACES.data} once behind it`)
  }
  const fit = printable(page)
  const title = clip(`flowtoll: ${clip(clusterOf(fit.report), 32)}, ${longDay(fit.report.day)}`, LONGEST_TITLE)
  const data = gzipSync(JSON.stringify(fit), { level: 9 }).toString('base64')
  return [head, escaped(title), before, data, after].join('')
}

/** In the place of a page that could not be made: an earlier run's would be taken for this one's. */
export const NO_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>flowtoll: no page of this day</title></head>
<body><p>The page of this day could not be made. Its figures are in report.html and report.json beside it.</p></body>
</html>
`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
