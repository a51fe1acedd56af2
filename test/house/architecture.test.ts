import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StateMachine } from 'aws-local-stepfunctions'
import { describe, expect, test } from 'vitest'
import { TASK_NAMES } from '../../cdk/task-names.ts'
import * as errors from '../../domain/errors.ts'
import { VERSION } from '../../domain/version.ts'
import { workflowDefinition } from '../../local/workflow.ts'
import { allStates } from '../workflow/states.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** What a file imports: our own files by path, packages by name. */
function importsOf(path: string): string[] {
  const names = [...read(path).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '')
  return names.map((name) =>
    name.startsWith('.')
      ? relative(ROOT, join(ROOT, dirname(path), name))
          .split(sep)
          .join('/')
      : name,
  )
}

const ROOMS = [
  'agent',
  'archive',
  'aws',
  'cdk',
  'channels',
  'cli',
  'clients',
  'dashboards',
  'domain',
  'lambdas',
  'local',
  'release',
  'setup',
  'templates',
  'worlds',
] as const
const ours = new RegExp(`^(?:${ROOMS.join('|')}|test)/`)

/** Folders and files that a room may import from. */
const ARROWS: Readonly<Record<(typeof ROOMS)[number], readonly string[]>> = {
  domain: ['domain/'],
  aws: ['aws/', 'domain/'],
  channels: ['channels/', 'aws/', 'domain/', 'templates/'],
  lambdas: ['lambdas/', 'channels/', 'aws/', 'domain/', 'templates/'],
  templates: [
    'templates/',
    'domain/report/notification.ts',
    'domain/report/page.ts',
    'domain/report/report.ts',
    'domain/findings/finding.ts',
  ],
  cdk: [
    'cdk/',
    'domain/channel.ts',
    'domain/columns.ts',
    'domain/errors.ts',
    'domain/failure-names.ts',
    'domain/mailbox.ts',
    'domain/money/prices.ts',
    'domain/permissions.ts',
    'domain/settings.ts',
    'domain/source.ts',
    'domain/tables.ts',
    'templates/athena/',
    'templates/page/build.ts',
  ],
  clients: ['clients/'],
  dashboards: ['dashboards/'],
  archive: ['archive/', 'aws/', 'domain/'],
  worlds: ['worlds/', 'domain/', 'local/cloud/'],
  local: ['local/', 'archive/', 'aws/', 'cdk/', 'channels/', 'domain/', 'lambdas/', 'templates/', 'worlds/'],
  // On the laptop.
  agent: ['agent/', 'archive/', 'aws/', 'cdk/settings-file.ts', 'domain/', 'lambdas/', 'local/', 'templates/'],
  setup: ['setup/', 'aws/', 'domain/'],
  cli: ['cli/', 'agent/', 'cdk/settings-file.ts', 'channels/deliver.ts', 'domain/', 'local/', 'setup/'],
  release: ['release/', 'cdk/', 'domain/', 'local/worlds.ts', 'templates/athena/'],
}

/** Folders and lone files of the domain: each imports from its own line and those above. */
const DOMAIN: readonly (readonly string[])[] = [
  [
    'channel',
    'day',
    'defined',
    'email-address',
    'errors',
    'failure-names',
    'field-fault',
    'mailbox',
    'pattern',
    'numbered',
    'remembered',
    'resource-names',
    'services',
    'source',
    'sums',
    'version',
  ],
  ['flows'],
  ['collecting', 'archive-key', 'settings', 'permissions'],
  ['network'],
  ['identities', 'decisions'],
  ['money'],
  ['hours'],
  ['findings'],
  ['trend'],
  ['columns', 'day-columns', 'parquet', 'parquet-column', 'parquet-join', 'tables'],
  ['report'],
]

describe('the arrows between the rooms', () => {
  test.each(ROOMS)('%s imports only what it may', (room) => {
    const files = sources(room)
    expect(files.length).toBeGreaterThan(0)
    const wrong = files.flatMap((path) =>
      importsOf(path)
        .filter((name) => ours.test(name) && !ARROWS[room].some((allowed) => name.startsWith(allowed)))
        .map((name) => `${path} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('no circle of files', () => {
    const files = [...ROOMS, 'test'].flatMap(sources)
    const imported = new Map(files.map((path) => [path, importsOf(path)]))
    let left = files
    let before = 0
    // Whoever imports none of the others, and whoever none of them imports, is in no circle.
    while (left.length !== before) {
      before = left.length
      left = left.filter((path) => imported.get(path)?.some((name) => left.includes(name)))
      const needed = new Set(left.flatMap((path) => imported.get(path) ?? []))
      left = left.filter((path) => needed.has(path))
    }
    expect(left).toEqual([])
  })

  test('inside the domain, forward only', () => {
    const stageOf = (name: string) => {
      const [, place = ''] = /^domain\/([^/.]+)/.exec(name) ?? []
      return DOMAIN.findIndex((stage) => stage.includes(place))
    }
    const files = sources('domain')
    expect(files.filter((path) => stageOf(path) < 0)).toEqual([])
    const wrong = files.flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith('domain/') && stageOf(name) > stageOf(path))
        .map((name) => `${path} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('of what is deployed, only aws imports the AWS SDK', () => {
    const wrong = ['channels', 'domain', 'lambdas', 'templates']
      .flatMap(sources)
      .filter((path) => importsOf(path).some((name) => name.startsWith('@aws-sdk/')))
    expect(wrong).toEqual([])
  })

  test('the domain is pure: no process, clock, console, randomness or network', () => {
    const impure = /\bprocess\.\w|\bDate\.now\(|new Date\(\)|\bconsole\.|Math\.random|\bfetch\(|'node:/
    // The list of owners holds host names alone, and one of them is AWS's console.
    const code = sources('domain').filter((path) => path !== 'domain/identities/owner-list.ts')
    expect(code.filter((path) => impure.test(read(path)))).toEqual([])
  })
})

describe('a test that asks AWS', () => {
  /** Files that run with this one; types alone run nothing. */
  function runWith(path: string, known = new Set<string>()): Set<string> {
    if (known.has(path)) return known
    known.add(path)
    if (!ours.test(path)) return known
    const values = read(path).replaceAll(/^import type [^']+'[^']+'/gm, '')
    for (const [, name = ''] of values.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)) {
      if (!name.startsWith('.')) known.add(name)
      else if (name.endsWith('.ts'))
        runWith(
          relative(ROOT, join(ROOT, dirname(path), name))
            .split(sep)
            .join('/'),
          known,
        )
    }
    return known
  }

  /** Their servers are their own, and so are the clients that they make. */
  const OF_THEIR_OWN = ['test/clients/networkflowmonitor.test.ts', 'test/archive/bucket-copy.test.ts']

  test('does so in the cloud of its worker, which gives the process back what it had', () => {
    const asks = (path: string) =>
      importsOf(path).some(
        (name) =>
          name.startsWith('@aws-sdk/client-') ||
          (/^(aws|lambdas)\//.test(name) && [...runWith(name)].some((other) => other.startsWith('@aws-sdk/client-'))),
      )
    const tests = sources('test').filter((path) => path.endsWith('.test.ts'))
    const asking = tests.filter(asks)
    expect(asking.length).toBeGreaterThan(5)
    expect(asking.filter((path) => !runWith(path).has('test/cloud.ts')).toSorted()).toEqual(OF_THEIR_OWN.toSorted())
  })
})

describe("the workflow's file", () => {
  test('is a definition that the engine takes', () => {
    expect(() => new StateMachine(workflowDefinition('us-east-1'))).not.toThrow()
    const { StartAt: _, ...lacking } = workflowDefinition('us-east-1')
    expect(() => new StateMachine(lacking as never)).toThrow('StartAt')
  })

  test('has one task for each file of lambdas, under its name', () => {
    const all = Object.entries(allStates).filter(([, { Type }]) => Type === 'Task')
    // The tasks that are no functions: they start another execution, and look at one.
    expect(allStates.StartNextDay).toMatchObject({ Resource: `arn:\${Partition}:states:::states:startExecution` })
    expect(allStates.ReadEarlierStart).toMatchObject({
      Resource: `arn:\${Partition}:states:::aws-sdk:sfn:describeExecution`,
    })
    const tasks = all.filter(([name]) => name !== 'StartNextDay' && name !== 'ReadEarlierStart')
    expect(tasks.map(([name]) => name).toSorted()).toEqual([...TASK_NAMES].toSorted())
    for (const [name, { Resource, TimeoutSeconds, Retry, ...state }] of tasks) {
      // An hour that cannot be settled ends all of them.
      const { Catch } = name === 'SettleHour' ? allStates.SettleHours : state
      expect(Resource).toBe(`\${${name}}`)
      expect(TimeoutSeconds).toBeGreaterThan(0)
      expect(Retry).toBeDefined()
      expect(Catch).toBeDefined()
      expect(sources('lambdas')).toContain(`lambdas/${name}.ts`)
    }
  })
})

test('errors have the name of their class', () => {
  for (const [name, type] of Object.entries(errors)) expect(new type('x').name).toBe(name)
})

test('the version is that of package.json everywhere: npm version sets it', () => {
  expect(VERSION).toBe(JSON.parse(read('package.json')).version)
  const { version, packages } = JSON.parse(read('package-lock.json'))
  expect([version, packages[''].version]).toEqual([VERSION, VERSION])
  const named = ['README.md', 'docs/install.md'].flatMap((page) => read(page).match(/flowtoll-\d+\.\d+\.\d+/g) ?? [])
  expect(new Set(named)).toEqual(new Set([`flowtoll-${VERSION}`]))
})

test('the changelog has a heading for each version, the last one first', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading)
  const released = /unreleased/i.test(headings[0] ?? '') ? headings.slice(1) : headings
  expect(headings.length).toBeGreaterThan(0)
  for (const heading of released) expect(heading).toMatch(/^\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)$/)
})

test('the lockfile names no download address', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; link?: boolean }>
  }
  const resolved = Object.values(lock.packages).filter(({ resolved: address, link }) => address !== undefined && !link)
  expect(resolved).toEqual([])
})

test('cases are left to npm run test:exhaustive by test files alone, which it finds by that, and .ci/run runs it', () => {
  const leaving = sources('test').filter((path) => importsOf(path).includes('test/exhaustive/cases.ts'))
  expect(leaving.length).toBeGreaterThan(5)
  expect(leaving.filter((path) => !path.endsWith('.test.ts'))).toEqual([])
  expect(read('.ci/run')).toMatch(/^npm test\nnpm run test:exhaustive$/m)
})

test('npm run check looks at every TypeScript file', () => {
  const { include, files, exclude } = JSON.parse(read('tsconfig.json'))
  // Without either, the compiler takes what it finds: https://www.typescriptlang.org/tsconfig/#include
  expect([include, files]).toEqual([undefined, undefined])
  // The page's code runs in a browser: it has a configuration of its own.
  const page = 'templates/page'
  expect(exclude).toEqual(['node_modules', 'cdk.out', 'dist', 'out', `${page}/app`])
  const { include: pages, exclude: others } = JSON.parse(read(`${page}/tsconfig.json`))
  expect([pages, others]).toEqual([['app'], []])
  expect(JSON.parse(read('package.json')).scripts.check).toContain(` -p ${page} `)
})

test('every folder with code is a room', () => {
  const ignored = ['.ci', '.git', 'cdk.out', 'dist', 'docs', 'node_modules', 'out']
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = folders.map(({ name }) => name).filter((name) => !ignored.includes(name))
  expect(names.toSorted()).toEqual([...ROOMS, 'test'].toSorted())
})
