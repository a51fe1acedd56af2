import { describe, expect, test } from 'vitest'
import { settingsOf } from '../../domain/settings.ts'
import { MONITOR_ID, MONITOR_NAME, monitorId, monitorOfId, roleOf, sourceId } from '../../domain/source.ts'

const settings = (over: object) =>
  settingsOf({ sender: 'a@example.com', recipients: ['b@example.com'], ...over }, 'settings.json')

describe('a source', () => {
  test.each([
    [{ region: 'us-west-2' }, 'us-west-2', undefined],
    [
      { region: 'us-west-2', account: '222222222222' },
      '222222222222-us-west-2',
      'arn:aws:iam::222222222222:role/flowtoll-read',
    ],
    [
      { region: 'us-west-2', account: '222222222222', roleArn: 'arn:aws:iam::222222222222:role/costs/read' },
      '222222222222-us-west-2',
      'arn:aws:iam::222222222222:role/costs/read',
    ],
  ])('%j is %s, and read by %s', (written, id, role) => {
    const [source] = settings({ sources: [written], externalId: 'chosen-by-you' }).sources
    expect(source).toEqual({ ...written, monitors: [], readClusters: [] })
    if (!source) return
    expect(sourceId(source)).toBe(id)
    expect(roleOf(source)).toBe(role)
    const name = monitorId('eks.prod-1', source)
    expect(name).toBe(`eks.prod-1@${id}`)
    expect(name).toMatch(MONITOR_ID)
    expect(name).not.toMatch(MONITOR_NAME)
    expect(monitorOfId(name)).toEqual({ name: 'eks.prod-1', source: id })
  })

  test('names the services that are asked there, and else none of its own', () => {
    const [source] = settings({ sources: [{ region: 'us-west-2', readServices: ['rds'] }] }).sources
    expect(source?.readServices).toEqual(['rds'])
    expect(() => settings({ sources: [{ region: 'us-west-2', readServices: ['s3'] }] })).toThrow(
      /sources\[0\]\.readServices\[0\] .*expected any of "dms"/,
    )
  })

  test('that is the own account and region leaves a monitor its name', () => {
    expect(monitorId('eks', undefined)).toBe('eks')
    expect(monitorOfId('eks')).toEqual({ name: 'eks', source: undefined })
  })

  const ROLE = 'arn:aws:iam::222222222222:role/read'
  test.each([
    [
      { sources: [{ region: 'us-west-2', account: '222222222222' }] },
      'externalId is missing, and sources names another',
    ],
    [{ sources: [{ region: 'nowhere' }] }, 'sources[0].region is "nowhere"'],
    [{ sources: [{ account: '222222222222' }], externalId: 'chosen-by-you' }, 'sources[0].region is missing'],
    [{ sources: [{ region: 'us-west-2', account: '2222' }] }, 'sources[0].account is "2222"'],
    [
      { sources: [{ region: 'us-west-2', roleArn: ROLE }], externalId: 'chosen-by-you' },
      'a role reads its own account',
    ],
    [
      { sources: [{ region: 'us-west-2', account: '333333333333', roleArn: ROLE }], externalId: 'chosen-by-you' },
      'a role reads its own account',
    ],
    [
      { sources: [{ region: 'us-west-2' }, { region: 'us-west-2' }] },
      'sources[1] is "us-west-2", which another source is',
    ],
    [{ sources: [{ region: 'us-west-2', monitors: ['a@b'] }] }, 'sources[0].monitors[0] is "a@b"'],
    [{ externalId: 'short' }, 'externalId is "short"'],
    [
      {
        externalId: 'chosen-by-you',
        sources: Array.from({ length: 101 }, (_, index) => ({
          ...{ region: 'us-west-2', account: String(222222222200 + index) },
        })),
      },
      'sources name 101 roles; expected at most 100',
    ],
  ])('is refused where it is wrong: %j', (over, message) => {
    expect(() => settings(over)).toThrow(message)
  })
})
