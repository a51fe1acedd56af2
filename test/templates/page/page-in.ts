import { gunzipSync } from 'node:zlib'
import type { Page } from '../../../domain/report/page.ts'

/** What a page's file shows. */
export function pageIn(html: string): Page {
  const [, data = ''] = /<script type="text\/plain" id="data">([^<]*)<\/script>/.exec(html) ?? []
  return JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString('utf8'))
}
