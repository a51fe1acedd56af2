import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
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
const inFolder = (
  script: string,
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>> = {},
) => ranHere(script, args, { AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'), ...variables }, folder)

const scriptOf = (name: string) => fileURLToPath(new URL(`../../cli/${name}.ts`, import.meta.url))

const nobody = { AWS_REGION: 'eu-west-1', AWS_EC2_METADATA_DISABLED: 'true' }

describe('flowtoll', () => {
  const flowtoll = (...args: string[]) => ranHere('cli/flowtoll.ts', args, {})

  test('lists its commands', async () => {
    const { code, stdout } = await flowtoll()
    expect(code).toBe(0)
    for (const name of [
      'report',
      'page',
      'query',
      'ask',
      'mcp',
      'decisions',
      'accept',
      'budget',
      'team',
      'init',
      'enable',
      'doctor',
      'test-send',
      'adopt',
      'deploy',
    ])
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
      '"constructor" is no command; there is report, page, query, ask, mcp, decisions, accept, budget, team, init, enable, doctor, test-send, adopt, deploy\n',
    ],
    [
      '--world',
      '"--world" is no command; there is report, page, query, ask, mcp, decisions, accept, budget, team, init, enable, doctor, test-send, adopt, deploy\n',
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

  test('without credentials says what to do', async () => {
    const { code, stdout } = await ranByNode(scriptOf('doctor'), [], { ...nobody, HOME: folder }, folder)
    expect(code).toBe(1)
    expect(stdout).toContain(
      '\nto do      Credentials: there are no AWS credentials; give some by AWS_PROFILE, or sign in\n',
    )
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

  const told = () => join(folder, 'told.json')
  const deployed = async () => JSON.parse(await readFile(told(), 'utf8').catch(() => 'null'))
  /** The CDK, and settings; a deployment ends with the code. */
  async function ready({ code = 0, settings = {} }: { code?: number; settings?: object } = {}) {
    await install('constructs')
    await install('aws-cdk-lib')
    const tells =
      'JSON.stringify({ args: process.argv.slice(2), profile: process.env.AWS_PROFILE, region: process.env.AWS_REGION })'
    await install(
      'aws-cdk',
      `require('node:fs').writeFileSync(${JSON.stringify(told())}, ${tells}); process.exitCode = ${code}`,
    )
    const own = { sender: 'costs@acme.internal', recipients: ['platform@acme.internal'] }
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...own, ...settings }))
    // Of a profile that is named, the SDK asks its file alone.
    const keys = 'aws_access_key_id = local\naws_secret_access_key = local\n'
    const profiles = ['dev', 'own', 'prod', 'stage', 'lab'].map((name) => `[${name}]\n${keys}`)
    await writeFile(join(folder, 'credentials'), profiles.join(''))
  }
  const someone = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'eu-west-1' }

  test('is cdk deploy of the app, with the options that it is given', async () => {
    await ready({ code: 3 })
    expect(await inFolder('cli/deploy.ts', ['--require-approval', 'never'], someone)).toMatchObject({ code: 3 })
    const [deploy, option, app, ...more] = (await deployed()).args
    expect([deploy, option, ...more]).toEqual(['deploy', '--app', '--require-approval', 'never'])
    // Without its last space the CDK would take the outer quotes off, and start nothing.
    expect(app).toMatch(/^".+" ".+app\.ts" $/)
  })

  test('goes where its options say, else where the CDK would', async () => {
    await ready()
    await inFolder('cli/deploy.ts', ['--profile', 'prod', '--region=us-west-2'], someone)
    expect(await deployed()).toMatchObject({ profile: 'prod', region: 'us-west-2' })
    const { AWS_REGION: _, ...nowhere } = someone
    await inFolder('cli/deploy.ts', [], { ...nowhere, AWS_DEFAULT_PROFILE: 'dev', AWS_DEFAULT_REGION: 'eu-north-1' })
    expect(await deployed()).toMatchObject({ profile: 'dev', region: 'eu-north-1' })
  })

  describe('with files of the CDK', () => {
    beforeEach(async () => {
      await ready()
      vi.spyOn(os, 'homedir').mockReturnValue(folder)
      syncBuiltinESMExports()
    })
    afterEach(() => {
      vi.restoreAllMocks()
      syncBuiltinESMExports()
    })

    test('goes where they say: an option, its variable, the project’s, the user’s, what the SDK reads', async () => {
      const goes = async (args: string[] = [], variables = {}) => {
        const own = { ...someone, AWS_PROFILE: 'dev', AWS_REGION: 'eu-west-1' }
        await inFolder('cli/deploy.ts', args, { ...own, ...variables })
        const { profile, region } = await deployed()
        return [profile, region]
      }
      const write = (name: string, text: object) => writeFile(join(folder, name), JSON.stringify(text))
      expect(await goes()).toEqual(['dev', 'eu-west-1'])
      await write('.cdk.json', { profile: 'own', region: 'eu-north-1' })
      expect(await goes()).toEqual(['own', 'eu-north-1'])
      await write('cdk.json', { profile: 'prod', region: 'eu-central-1' })
      expect(await goes()).toEqual(['prod', 'eu-central-1'])
      const ofCdk = { CDK_PROFILE: 'stage', CDK_REGION: 'us-east-1' }
      expect(await goes([], ofCdk)).toEqual(['stage', 'us-east-1'])
      expect(await goes(['--profile', 'lab', '--region', 'us-west-2'], ofCdk)).toEqual(['lab', 'us-west-2'])
    })

    test('goes nowhere where one cannot be read', async () => {
      await writeFile(join(folder, 'cdk.json'), '{')
      expect(await inFolder('cli/deploy.ts', [], someone)).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^cdk\.json cannot be read: /),
      })
      expect(await deployed()).toBeNull()
    })
  })

  test.each([
    ['deploy', []],
    ['enable', ['--cluster', 'prod']],
  ])('without credentials %s says so, before anything', async (name, args) => {
    await ready()
    expect(await ranByNode(scriptOf(name), args, { ...nobody, HOME: folder }, folder)).toEqual({
      ...{ code: 1, stdout: '' },
      stderr: 'there are no AWS credentials; give some by AWS_PROFILE, or sign in\n',
    })
    expect(await deployed()).toBeNull()
  })

  test.each([
    [undefined, {}, /^there is no settings\.json in this folder; npx --no -- flowtoll init writes it\n$/],
    [{ sender: 'me@example.com' }, {}, /sender has "me@example.com", which is an example's\n$/],
    [{}, { AWS_REGION: undefined, AWS_CONFIG_FILE: '/nowhere' }, /^no AWS region is set; give one by AWS_REGION/],
    [{}, { AWS_REGION: 'eu-central-2' }, /the region is eu-central-2, where Network Flow Monitor does not run/],
  ])('says what is wrong before anything: %j, %j', async (settings, variables, says) => {
    await ready({ settings })
    if (settings === undefined) await rm(join(folder, 'settings.json'))
    const { code, stderr } = await inFolder('cli/deploy.ts', [], { ...someone, ...variables })
    expect(stderr).toMatch(says)
    expect(code).toBe(1)
    expect(await deployed()).toBeNull()
  })

  describe('with clusters to enable', () => {
    let cloud: Awaited<ReturnType<typeof enterCloud>>
    const half = { clusters: ['prod'], scope: { status: 'SUCCEEDED' as const } }
    beforeEach(async () => {
      cloud = await enterCloud({ ...bare, monitors: [], setUp: half })
      await ready({ settings: { enable: ['prod'] } })
    })
    afterEach(() => cloud.close())
    const run = (...args: string[]) => inFolder('cli/deploy.ts', args, { ...process.env })
    const made = () => cloud.calls.flatMap(({ operation }) => (operation.startsWith('Create') ? operation : []))
    const ALL = ['CreateRole', 'CreateAddon', 'CreateAddon', 'CreateMonitor']

    test('tells what they lack, and neither makes nor deploys where nobody agrees', async () => {
      const { code, stdout, stderr } = await run()
      expect(stdout).toContain('\n  make     the monitor flowtoll-prod of prod\n')
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: 'nothing was made, and nothing deployed: --yes does both\n',
      })
      expect([made(), await deployed()]).toEqual([[], null])
    })

    test('makes it first where it is told to, and has nothing to ask the next time', async () => {
      expect(await run('--yes')).toMatchObject({ code: 0, stderr: '' })
      expect(made()).toEqual(ALL)
      expect((await deployed()).args.slice(3)).toEqual(['--yes'])
      await rm(told())
      const { code, stdout } = await run()
      expect(stdout).toContain('\n  leave    the monitor flowtoll-prod of prod: it is PENDING\n')
      expect(code).toBe(0)
      expect((await deployed()).args).toHaveLength(3)
    })

    test.each([
      ['y\n', 0, ALL],
      ['\n', 1, []],
      ['', 1, []],
    ])('asks where somebody is there: %j', async (answer, code, makes) => {
      const terminal = Object.assign(new PassThrough(), { isTTY: true, fd: 0 as const })
      const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(terminal as unknown as typeof process.stdin)
      try {
        terminal.end(answer)
        const ended = await run()
        expect(ended.stdout).toContain('Make this, then deploy? [y/N] ')
        expect(ended.code).toBe(code)
        expect(made()).toEqual(makes)
        expect((await deployed()) === null).toBe(code === 1)
      } finally {
        stdin.mockRestore()
      }
    })

    test('deploys, and ends with 1, where something is left to do', async () => {
      const monitor = {
        ...{ name: 'off', status: 'ERROR' as const },
        clusterArn: `arn:aws:eks:${bare.region}:${bare.accountId}:cluster/prod`,
      }
      const addOns = { 'prod/aws-network-flow-monitoring-agent': {}, 'prod/eks-pod-identity-agent': {} }
      await cloud.use({ ...bare, monitors: [monitor], setUp: { ...half, addOns } }, '/nowhere')
      const { code, stdout } = await run()
      expect(stdout).toMatch(
        /\n {2}to do {4}the monitor off of prod: it is ERROR: .*\nDeployed; something is left to do/,
      )
      expect(code).toBe(1)
      expect(await deployed()).not.toBeNull()
      expect(await inFolder('cli/enable.ts', ['--cluster', 'prod'], { ...process.env })).toMatchObject({ code: 1 })
    })
  })
})
