import { describe, expect, test } from 'vitest'
import { InvalidInput } from '../../domain/errors.ts'
import { senderOf, settingsOf } from '../../domain/settings.ts'

const parseSettings = (written: unknown) => settingsOf(written, 'settings.json')

const GOOD = { sender: 'flowtoll <flowtoll@example.com>', recipients: ['platform@example.com'] }

describe('settings', () => {
  test('need a sender and recipients, and default the rest', () => {
    expect(parseSettings(GOOD)).toEqual({
      sender: 'flowtoll <flowtoll@example.com>',
      senderIdentity: 'existing',
      recipients: ['platform@example.com'],
      alarmRecipients: ['platform@example.com'],
      monitors: [],
      timeZone: 'UTC',
      sendAt: '07:00',
      hourlyCollect: true,
      hourlyAlerts: true,
      settleMinutes: 10,
      queryDeadlineSeconds: 600,
      costExplorer: false,
      readClusters: [],
      sources: [],
      probes: true,
      readServices: ['dms', 'efs', 'elasticache', 'elasticloadbalancing', 'fsx', 'memorydb', 'mq', 'rds', 'redshift'],
      accepted: [],
      budgets: [],
      channels: [],
      alert: { percent: 20, usd: 1, minimumUsd: 2 },
      quietDays: 'short',
      athena: true,
      athenaScanLimitGigabytes: 10,
      replyTo: [],
      gigabyte: '2^30',
      priceFactor: 1,
      rawRetentionDays: 400,
      logRetentionDays: 90,
      keepArchive: true,
    })
  })

  test('takes a part of alert, and the rest by default', () => {
    expect(parseSettings({ ...GOOD, alert: { usd: 5 } }).alert).toEqual({ percent: 20, usd: 5, minimumUsd: 2 })
  })

  test.each([
    [undefined, ['sender is missing', 'recipients is missing']],
    [{ ...GOOD, sender: 'flowtoll' }, ['sender is "flowtoll"']],
    [
      { ...GOOD, senderIdentity: 'make' },
      ['senderIdentity is "make"; expected "existing", "create-address" or "create-domain"'],
    ],
    [{ ...GOOD, recipients: [] }, ['recipients is []; expected at least one']],
    [{ ...GOOD, recipients: ['a@b.co', 'nobody'] }, ['recipients[1] is "nobody"']],
    [{ ...GOOD, replyTo: ['nobody'] }, ['replyTo[0] is "nobody"; expected an email address']],
    [{ ...GOOD, recipients: 'a@b.co' }, ['recipients is "a@b.co"; expected a list of email addresses']],
    [{ ...GOOD, sender: 'müller@example.com' }, ['sender is "müller@example.com"; expected "name@example.com" or']],
    [{ ...GOOD, recipients: ['a@b.co', 'A@B.co'] }, ['recipients[1] is "A@b.co", which stands at [0] already']],
    [{ ...GOOD, monitors: ['shop', 'lab', 'shop'] }, ['monitors[2] is "shop", which stands at [0] already']],
    [{ ...GOOD, recipients: Array.from({ length: 51 }, (_, n) => `a${n}@b.co`) }, ['expected at most 50 addresses']],
    [{ ...GOOD, timeZone: '+02:00' }, ['timeZone is "+02:00"; expected an IANA time zone']],
    [{ ...GOOD, timeZone: 'EST5EDT' }, ['timeZone is "EST5EDT"; expected an IANA time zone']],
    [{ ...GOOD, monitors: ['a b'] }, ['monitors[0] is "a b"']],
    [{ ...GOOD, timeZone: 'Europe/Dubln' }, ['timeZone is "Europe/Dubln"; expected an IANA time zone']],
    [{ ...GOOD, sendAt: '7:00' }, ['sendAt is "7:00"']],
    [{ ...GOOD, sendAt: '24:00' }, ['sendAt is "24:00"']],
    [{ ...GOOD, sendAt: '00:09' }, ['sendAt is "00:09"', 'expected "00:10" or later']],
    [{ ...GOOD, sendAt: '00:59', settleMinutes: 60 }, ['sendAt is "00:59"', 'expected "01:00" or later']],
    [{ ...GOOD, hourlyCollect: 'yes' }, ['hourlyCollect is "yes"; expected true or false']],
    [{ ...GOOD, probes: 'no' }, ['probes is "no"; expected true or false']],
    [{ ...GOOD, alert: { percent: 0 } }, ['alert.percent is 0; expected a percentage from 1 to 1000']],
    [
      { ...GOOD, alert: { usd: -1, minimumUsd: '2' } },
      ['alert.usd is -1; expected dollars a day', 'alert.minimumUsd is "2"'],
    ],
    [{ ...GOOD, alert: 20 }, ['alert is 20; expected { percent, usd, minimumUsd }']],
    [{ ...GOOD, athena: 'no' }, ['athena is "no"; expected true or false']],
    [
      { ...GOOD, athenaScanLimitGigabytes: 0 },
      ['athenaScanLimitGigabytes is 0; expected a whole number of gigabytes from 1'],
    ],
    [{ ...GOOD, quietDays: 'never' }, ['quietDays is "never"; expected "short", "whole" or "none"']],
    [{ ...GOOD, budgets: [{ usdPerMonth: 0 }] }, ['budgets[0].usdPerMonth is 0; expected dollars a month, above 0']],
    [
      { ...GOOD, budgets: [{ namespace: '', usd: 5 }] },
      ['budgets[0].namespace is ""; expected the name of a namespace'],
    ],
    [{ ...GOOD, accepted: 'all' }, ['accepted is "all"; expected a list of { match, reason, until, by }']],
    [
      { ...GOOD, accepted: [{ match: 'a', reason: '', until: '2027-02-30' }] },
      [
        `accepted[0].match is "a"; expected a finding's id, with * for any text, of 3 to 300 characters`,
        'accepted[0].reason is ""; expected why the team lives with it, in a sentence, of 3 to 200 characters',
        'accepted[0].until is "2027-02-30"; expected a calendar day, YYYY-MM-DD',
      ],
    ],
    [
      { ...GOOD, accepted: [{ match: 'send-less/*', reason: 'known' }] },
      ['accepted[0].until is missing; expected a day, YYYY-MM-DD'],
    ],
    [{ ...GOOD, settleMinutes: 2.5 }, ['settleMinutes is 2.5; expected a whole number of minutes from 5 to 60']],
    [
      { ...GOOD, queryDeadlineSeconds: 5 },
      ['queryDeadlineSeconds is 5; expected a whole number of seconds from 60 to 900'],
    ],
    [{ ...GOOD, gigabyte: '1000' }, ['gigabyte is "1000"; expected "2^30" or "10^9"']],
    [{ ...GOOD, priceFactor: 0 }, ['priceFactor is 0; expected a number from 0.01 to 10']],
    [{ ...GOOD, rawRetentionDays: 7 }, ['rawRetentionDays is 7']],
    [{ ...GOOD, logRetentionDays: 8 }, ['logRetentionDays is 8']],
    [{ ...GOOD, keepArchive: 0 }, ['keepArchive is 0']],
    [{ ...GOOD, accessLogs: 'My_Logs' }, ['accessLogs is "My_Logs"; expected "create", or the name of a bucket']],
    [
      { ...GOOD, accessLogs: 'create', archiveBucket: 'kept' },
      ['accessLogs is "create", and archiveBucket names a bucket'],
    ],
    [{ ...GOOD, archiveBucket: 'My_Bucket' }, ['archiveBucket is "My_Bucket"; expected the name of the bucket']],
    [
      { ...GOOD, archiveBucket: 'kept', keepArchive: false },
      ['keepArchive is false, and archiveBucket names a bucket'],
    ],
    [
      { ...GOOD, readClusters: ['prod'], teamLabel: 'my team' },
      ['teamLabel is "my team"; expected the name of a label'],
    ],
    [{ ...GOOD, readClusters: ['prod'], teamLabel: '/team' }, ['teamLabel is "/team"']],
    [{ ...GOOD, teamLabel: 'team' }, ['teamLabel is "team", and readClusters names no cluster that could tell it']],
    [{ ...GOOD, recipient: 'x', timezone: 'UTC' }, ['"recipient", "timezone" is no setting; there are sender']],
    [{ ...GOOD, timeZone: 'x', sendAt: 'y' }, ['timeZone is "x"', 'sendAt is "y"']],
  ])('that are wrong are refused by name: %j', (report, says) => {
    expect(() => parseSettings(report)).toThrow(InvalidInput)
    for (const sentence of says) expect(() => parseSettings(report)).toThrow(sentence)
  })

  test('that were taken are taken again as they are', () => {
    const settings = parseSettings({ ...GOOD, alert: { usd: 5 }, monitors: ['shop'] })
    expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings)
  })

  test.each([
    ['flowtoll <flowtoll@example.com>', { name: 'flowtoll', address: 'flowtoll@example.com' }],
    ['flowtoll@example.com', { name: '', address: 'flowtoll@example.com' }],
    ['ACME, "Inc." <flowtoll@Example.com>', { name: 'ACME, "Inc."', address: 'flowtoll@example.com' }],
  ])('the sender %s is read once and for all', (sender, mailbox) => {
    const settings = parseSettings({ ...GOOD, sender })
    expect(senderOf(settings)).toEqual(mailbox)
    expect(parseSettings({ ...GOOD, sender: settings.sender }).sender).toBe(settings.sender)
  })
})
