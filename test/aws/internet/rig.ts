import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Call, Disturbance } from '../../../local/cloud/endpoint.ts'
import { type Internet, serveInternet } from '../../../local/cloud/internet.ts'
import type { InternetHost } from '../../../local/cloud/world.ts'

/** An internet on loopback for the tests of a file, in place of the machine's own. */
export function internetOf(hosts: readonly InternetHost[]) {
  const calls: Call[] = []
  let disturb: (call: Call) => Disturbance | undefined = () => undefined
  let internet: Internet
  beforeAll(async () => {
    internet = await serveInternet(
      (call) => {
        calls.push(call)
        return disturb(call)
      },
      () => hosts,
    )
  })
  beforeEach(() => {
    calls.length = 0
    disturb = () => undefined
    Object.assign(process.env, internet.environment)
  })
  afterAll(() => internet.close())
  return {
    calls,
    disturb: (next: typeof disturb) => {
      disturb = next
    },
    get proxy() {
      return internet.environment.HTTPS_PROXY ?? ''
    },
  }
}
