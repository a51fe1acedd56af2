import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readSettingsFile } from '../../cdk/settings-file.ts'
import { VERSION } from '../../domain/version.ts'
import { world as bare } from '../../worlds/seed-nat/world.ts'
import { enterCloud } from '../cloud.ts'
import { ranByNode, ranHere } from '../ran.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-cli-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a command's file in the folder. */
async function inFolder(
  script: string,
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>> = {},
) {
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder)
  try {
    return await ranHere(script, args, variables)
  } finally {
    cwd.mockRestore()
  }
}

describe('flowtoll', () => {
  const flowtoll = (...args: string[]) => ranHere('cli/flowtoll.ts', args, {})

  test('lists its commands', async () => {
    const { code, stdout } = await flowtoll()
    expect(code).toBe(0)
    for (const name of ['report', 'page', 'query', 'ask', 'mcp', 'init', 'enable', 'doctor', 'test-send', 'deploy'])
      expect(stdout).toMatch(`\n  ${name} `)
    expect(await flowtoll('--help')).toEqual({ code, stdout, stderr: '' })
  })

  test('tells its version', async () => {
    expect((await flowtoll('--version')).stdout).toBe(`${VERSION}\n`)
  })

  test.each([
    ['repor', '"repor" is no command; did you mean report?\n'],
    [
      'constructor',
      '"constructor" is no command; there is report, page, query, ask, mcp, init, enable, doctor, test-send, deploy\n',
    ],
    [
      '--world',
      '"--world" is no command; there is report, page, query, ask, mcp, init, enable, doctor, test-send, deploy\n',
    ],
  ])('says that %s is none', async (name, stderr) => {
    expect(await flowtoll(name)).toEqual({ code: 2, stdout: '', stderr })
  })

  test('gives a command what follows its name, in a clone with an older Node.js too', async () => {
    const { code, stderr } = await ranByNode('cli/flowtoll.mjs', ['query', 'nat-by-destinaton'], {})
    expect(stderr).toMatch(/^"nat-by-destinaton" is no saved query; there is /)
    expect(code).toBe(2)
  })
})

describe('init', () => {
  const init = (...args: string[]) => inFolder('cli/init.ts', args)
  const written = async () => JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))
  const ASKED = ['--sender', 'Costs <costs@acme.internal>', '--recipients', 'a@acme.internal, b@acme.internal']

  test('writes settings that are good, and as few as there need be', async () => {
    const { code, stdout } = await init(...ASKED, '--time-zone', 'Europe/Dublin', '--send-at', '06:30')
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('settings.json is written') })
    const settings = {
      sender: 'Costs <costs@acme.internal>',
      recipients: ['a@acme.internal', 'b@acme.internal'],
      timeZone: 'Europe/Dublin',
      sendAt: '06:30',
    }
    expect(await written()).toEqual(settings)
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
    expect(readSettingsFile()).toMatchObject({ isExample: false, settings })
  })

  test('takes the time zone of the machine, and seven in the morning', async () => {
    await init(...ASKED)
    expect(await written()).toMatchObject({ timeZone: expect.stringMatching(/^(UTC|\w+\/.+)$/), sendAt: '07:00' })
  })

  test('leaves settings that are there, unless it is told', async () => {
    await writeFile(join(folder, 'settings.json'), '{}')
    expect(await init(...ASKED)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('settings.json is there already'),
    })
    expect(await written()).toEqual({})
    expect(await init(...ASKED, '--force')).toMatchObject({ code: 0 })
    expect(await written()).toMatchObject({ sendAt: '07:00' })
  })

  test.each([
    [[], '--sender is missing; npx --no -- flowtoll init --help lists the options\n'],
    [['--sender', 'me'], 'sender is "me"; expected "name@example.com"'],
    [[...ASKED, '--time-zone', 'Mars'], 'timeZone is "Mars"; expected an IANA time zone'],
    [[...ASKED, '--send-at', '7'], 'sendAt is "7"; expected a time of day'],
    [['--recipients', ',', '--sender', 'a@acme.internal'], 'recipients '],
    [
      ['--sender', 'a@acme.internal', '--recipients', 'b@acme.internal, "ACME, Inc." <c@acme.internal>'],
      'recipients[1] is "\\"ACME, Inc.\\" <c@acme.internal>"; expected an email address',
    ],
    [['--sendat', '7'], "Unknown option '--sendat'; npx --no -- flowtoll init --help lists the options"],
  ])('says what is wrong, and writes nothing: %j', async (args, says) => {
    const { code, stderr } = await init(...args)
    expect(stderr).toContain(says)
    expect(code).toBe(2)
    await expect(written()).rejects.toThrow('ENOENT')
  })
})

describe('doctor', () => {
  test('ends with 1 where something is to do, and tells it as JSON too', async () => {
    const cloud = await enterCloud({ ...bare, monitors: [], setUp: { clusters: ['prod'] } })
    try {
      const { code, stdout } = await inFolder('cli/doctor.ts', [], { ...process.env })
      expect(code).toBe(1)
      expect(stdout).toMatch(/^ok {9}Region: us-east-1 has Network Flow Monitor\n/)
      expect(stdout).toContain(
        '\nto do      Monitor of prod: none; npx --no -- flowtoll enable --cluster prod makes one\n',
      )
      // The scope, the monitor and the settings.
      expect(stdout).toMatch(/\n3 of 8 lines ask for something\.\n$/)
      const json = await inFolder('cli/doctor.ts', ['--json'], { ...process.env })
      expect(json.code).toBe(1)
      expect(JSON.parse(json.stdout).lines).toHaveLength(8)
    } finally {
      await cloud.close()
    }
  })

  test('needs a region', async () => {
    const none = { AWS_CONFIG_FILE: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true' }
    expect(await inFolder('cli/doctor.ts', [], none)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^no AWS region is set/),
    })
    expect(await inFolder('cli/doctor.ts', ['--jsn'], none)).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('deploy', () => {
  /** A package that is there; its command writes down what it was given. */
  async function install(name: string, command?: string) {
    const place = join(folder, 'node_modules', name)
    await mkdir(join(place, 'bin'), { recursive: true })
    await writeFile(join(place, 'package.json'), JSON.stringify({ name }))
    if (command !== undefined) await writeFile(join(place, 'bin/cdk'), command)
  }

  test('says what of the CDK is to be installed', async () => {
    await install('constructs')
    expect(await inFolder('cli/deploy.ts', [])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'npx --no -- flowtoll deploy needs the AWS CDK: npm install aws-cdk aws-cdk-lib\n',
    })
  })

  test('is cdk deploy of the app, with the options that it is given', async () => {
    await install('constructs')
    await install('aws-cdk-lib')
    const told = join(folder, 'told.json')
    await install(
      'aws-cdk',
      `require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.argv.slice(2))); process.exitCode = 3`,
    )
    expect(await inFolder('cli/deploy.ts', ['--require-approval', 'never'])).toMatchObject({ code: 3 })
    const [deploy, option, app, ...more] = JSON.parse(await readFile(told, 'utf8'))
    expect([deploy, option, ...more]).toEqual(['deploy', '--app', '--require-approval', 'never'])
    // Without its last space the CDK would take the outer quotes off, and start nothing.
    expect(app).toMatch(/^".+" ".+app\.ts" $/)
  })
})
