import { expect, test } from 'vitest'
import { localityOf } from '../../../domain/report/locality.ts'
import { behind, call, dayOf, out, pod, REMOTE } from '../findings/build.ts'

const GIB = 2 ** 30
const of = (flows: Parameters<typeof dayOf>[0]) => localityOf(dayOf(flows).flows, () => 'prod', GIB)
const to = (service: string, zone: 1 | 2) => behind(service, pod(zone, service, zone))

test('the share that stays in its zone is told of all, and of the Services whose calls cross most', () => {
  const web = pod(1, 'web', 1)
  const locality = of([
    call(web, to('api', 1), 30),
    call(web, to('api', 2), 10),
    call(web, to('images', 1), 5),
    call(web, to('images', 2), 45),
    call(web, to('near', 1), 100),
    call(web, pod(2, 'plain', 3), 7),
    out(web, REMOTE.partner, 500),
  ])
  expect(locality).toMatchObject({ bytes: 197 * GIB, localBytes: 135 * GIB })
  expect(locality.services).toEqual([
    { cluster: 'prod', namespace: 'shop', service: 'images', bytes: 50 * GIB, gigabytes: 50, localBytes: 5 * GIB },
    { cluster: 'prod', namespace: 'shop', service: 'api', bytes: 40 * GIB, gigabytes: 40, localBytes: 30 * GIB },
  ])
})

test('at most five Services, and none of a day without traffic', () => {
  const flows = Array.from({ length: 8 }, (_, index) => call(pod(1, 'web', 1), to(`s${index}`, 2), index + 1))
  expect(of(flows).services.map(({ service }) => service)).toEqual(['s7', 's6', 's5', 's4', 's3'])
  expect(of([])).toEqual({ bytes: 0, localBytes: 0, services: [] })
})
