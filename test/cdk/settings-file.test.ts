import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSettingsFile, refuseUndeployable } from '../../cdk/settings-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const own = { sender: 'reports@acme.internal', recipients: ['platform@acme.internal'] }
const example = { sender: 'flowtoll <flowtoll@example.com>', recipients: ['platform@example.com'] }
const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
const read = () => readSettingsFile(pathToFileURL(`${folder}/`))

describe('the settings', () => {
  test('are those of settings.json, and of the example where nobody wrote any', async () => {
    await write('settings.example.json', example)
    expect(read()).toMatchObject({ isExample: true, settings: example })
    await write('settings.json', own)
    expect(read()).toMatchObject({ isExample: false, settings: own })
  })

  test('stand apart from the clusters that are set up before', async () => {
    await write('settings.json', own)
    expect(read().enable).toEqual([])
    await write('settings.json', { ...own, enable: ['prod', 'shop'] })
    const { settings, enable } = read()
    expect(enable).toEqual(['prod', 'shop'])
    expect(settings).not.toHaveProperty('enable')
    await write('settings.json', { ...own, enable: ['prod', 'no cluster', 'prod'] })
    expect(read).toThrow('enable[1] is "no cluster"; expected the name of an EKS cluster')
    await write('settings.json', { ...own, enabled: ['prod'] })
    expect(read).toThrow(/"enabled" is no setting; there are .*, enable/)
  })

  test('are not the example where cdk.json has some, as before', async () => {
    await write('settings.example.json', example)
    await write('cdk.json', { app: 'node cdk/app.ts', context: {} })
    expect(read()).toMatchObject({ isExample: true })
    await write('cdk.json', { app: 'node cdk/app.ts', report: own })
    expect(read).toThrow('cdk.json has settings under "report", where they are no longer read: move that object to')
    await write('settings.json', own)
    expect(read()).toMatchObject({ isExample: false, settings: own })
  })

  test('of the example in this repository are good', () => {
    expect(readSettingsFile().settings.recipients).not.toEqual([])
  })

  test('that are wrong are refused under the name of their file', async () => {
    await write('settings.json', '{ "sender": ')
    expect(read).toThrow('settings.json cannot be read')
    await write('settings.json', { ...own, timeZone: 'Mars' })
    expect(read).toThrow('settings.json cannot be used:\n  timeZone is "Mars"')
  })

  test('with addresses of nobody are not deployed', async () => {
    await write('settings.json', own)
    expect(() => refuseUndeployable(read().settings, 'eu-west-1')).not.toThrow()
    const channels = [{ name: 'finops', kind: 'email', recipients: ['d@example.org'] }]
    await write('settings.json', { ...own, ...example, replyTo: ['a@b.invalid', 'c@my-example.com'], channels })
    expect(() => refuseUndeployable(read().settings, 'eu-west-1')).toThrow(
      [
        'settings.json cannot be deployed:',
        `sender has "flowtoll <flowtoll@example.com>", which is an example's`,
        `recipients has "platform@example.com", which is an example's`,
        `replyTo has "a@b.invalid", which is an example's`,
        `alarmRecipients has "platform@example.com", which is an example's`,
        `channels[0].recipients has "d@example.org", which is an example's`,
      ].join('\n  '),
    )
  })

  test('are not deployed where there is no Network Flow Monitor', async () => {
    await write('settings.json', own)
    expect(() => refuseUndeployable(read().settings, 'eu-south-1')).toThrow(
      /cannot be deployed:\n {2}the region is eu-south-1, where Network Flow Monitor does not run; it does in us-east-1, /,
    )
    expect(() => refuseUndeployable(read().settings, undefined)).not.toThrow()
  })
})
