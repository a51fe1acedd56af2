import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { ReportStack } from '../../cdk/report-stack.ts'
import { constructIdOf, TASK_NAMES } from '../../cdk/task-names.ts'
import { settingsOf, type WrittenSettings } from '../../domain/settings.ts'
import { PERMISSION_WORDS } from './permission-words.ts'
import { table } from './table.ts'

const WHO = { sender: 'costs@example.com', recipients: ['platform@example.com'] }

/** Settings that grant as little as can be, and all that can be. */
const LEAST: WrittenSettings = { ...WHO, readServices: [], athena: false, hourlyAlerts: false, hourlyCollect: false }
const MOST: WrittenSettings = {
  ...WHO,
  costExplorer: true,
  resolverLogs: '/aws/route53/queries',
  readClusters: ['prod'],
  sources: [{ region: 'eu-west-1', account: '222222222222' }],
  externalId: 'chosen-by-you',
  channels: [
    { name: 'slack', kind: 'slack', address: 'ssm:/flowtoll/slack' },
    { name: 'teams', kind: 'teams', address: 'secretsmanager:flowtoll/teams' },
    { name: 'bus', kind: 'event', bus: 'default' },
  ],
}

/** One action of one role. */
interface Grant {
  readonly action: string
  /** A function by its name, or what else runs. */
  readonly who: string
  /** What it is granted on: names without partition, account and region, or what the stack made. */
  readonly on: readonly string[]
  /** Prefixes of keys in the archive. */
  readonly keys: readonly string[]
}

/** Permissions by what they are for. Throws where one has no words, words have none, or a setting is said wrong. */
export function permissionTables(): string {
  const { least, most } = grants()
  refuseWrongWords(most, least)
  const groups = Map.groupBy(PERMISSION_WORDS, ({ under }) => under)
  return [...groups]
    .map(([heading, words]) => {
      const rows = words.map(({ actions, about, without = 'the run fails', by }) => {
        const used = most.filter(({ action }) => actions.includes(action))
        const whole = by === undefined ? about : `${about} With \`${by}\`.`
        return [coded(actions), whole, functions(used), coded(used.flatMap(({ on }) => on)), without]
      })
      const head = ['actions', 'what for', 'used by', 'on', 'without them']
      const columns = heading === 'Running' ? head.length - 1 : head.length
      return `### ${heading}\n\n${table(
        head.slice(0, columns),
        rows.map((row) => row.slice(0, columns)),
      )}`
    })
    .join('\n\n')
}

function refuseWrongWords(most: readonly Grant[], least: readonly Grant[]): void {
  const granted = new Set(most.map(({ action }) => action))
  const always = new Set(least.map(({ action }) => action))
  const worded = PERMISSION_WORDS.flatMap(({ actions, by }) => actions.map((action) => ({ action, by })))
  const wrong = [
    ...[...granted]
      .filter((name) => !worded.some(({ action }) => action === name))
      .map((name) => `${name} lacks words`),
    ...worded.flatMap(({ action, by }) => {
      if (!granted.has(action)) return `${action} is not granted`
      return always.has(action) === (by === undefined) ? [] : `${action} says wrong whether a setting grants it`
    }),
  ]
  if (wrong.length > 0) throw new Error(`permission-words.ts: ${wrong.join('; ')}`)
}

/** What each function may do in the archive, by the prefixes of keys. */
export function archivePermissions(): string {
  const { most } = grants()
  const prefixes = (who: string, name: string) =>
    coded(most.filter(({ who: one, action }) => one === who && action === name).flatMap(({ keys }) => keys))
  const rows = TASK_NAMES.map((who) => [
    `\`${who}\``,
    ...['s3:ListBucket', 's3:GetObject', 's3:PutObject'].map((action) => prefixes(who, action)),
  ])
  return table(
    ['function', 'lists', 'reads', 'writes'],
    rows.filter(([, ...cells]) => cells.some((cell) => cell !== '')),
  )
}

const listed = (names: readonly string[]) => [...new Set(names)].join(', ')

const coded = (names: readonly string[]) => listed(names.map((name) => (name === OWN ? name : `\`${name}\``)))

function functions(used: readonly Grant[]): string {
  const names = new Set(used.map(({ who }) => who))
  const every = TASK_NAMES.every((task) => names.has(task))
  return listed(every ? ['every function', ...[...names].filter((name) => !isTask(name))] : [...names])
}

const isTask = (name: string) => (TASK_NAMES as readonly string[]).includes(name)

interface Grants {
  readonly least: readonly Grant[]
  readonly most: readonly Grant[]
}

let made: Grants | undefined

/** Every action that the stack grants, with the least and with the most settings. Made once, as it takes a second. */
function grants(): Grants {
  if (made) return made
  const bundles = mkdtempSync(join(tmpdir(), 'flowtoll-permissions-'))
  try {
    for (const name of TASK_NAMES) {
      mkdirSync(join(bundles, name))
      writeFileSync(join(bundles, name, 'index.mjs'), '')
    }
    const app = new App({ outdir: join(bundles, 'out') })
    const stackOf = (id: string, settings: WrittenSettings) =>
      new ReportStack(app, id, { settings: settingsOf(settings, 'the page'), bundles })
    const [least, most] = [stackOf('Least', LEAST), stackOf('Most', MOST)]
    made = { least: grantsOf(Template.fromStack(least)), most: grantsOf(Template.fromStack(most)) }
    return made
  } finally {
    rmSync(bundles, { recursive: true })
  }
}

function grantsOf(template: Template): Grant[] {
  const inline = Object.entries(template.findResources('AWS::IAM::Policy'))
  // Of several roles.
  const managed = Object.values(template.findResources('AWS::IAM::ManagedPolicy')).flatMap((policy) =>
    (policy.Properties.Roles as readonly { readonly Ref: string }[]).map(({ Ref }) => [Ref, policy] as const),
  )
  return [...inline, ...managed].flatMap(([id, { Properties }]) =>
    (Properties.PolicyDocument.Statement as Statement[]).flatMap(({ Action, Resource, Condition }) =>
      [Action].flat().map((action) => ({
        action,
        who:
          TASK_NAMES.find((task) => id.startsWith(`${constructIdOf(task)}Role`)) ??
          (id.startsWith('Schedule') ? 'schedule' : 'workflow'),
        on: [Resource].flat().map(shortName),
        keys: [Condition?.StringLike?.['s3:prefix'] ?? [Resource].flat().map(textOf)]
          .flat()
          .map((key) => key.replace(/^<[^>]*>\//, '').replace(/\*$/, '')),
      })),
    ),
  )
}

interface Statement {
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: { readonly StringLike?: Readonly<Record<string, string | readonly string[]>> }
}

const OWN = 'what the stack made'

/** An ARN without what is the same for all, such as `monitor/*`. */
function shortName(resource: unknown): string {
  const text = textOf(resource)
  return text.includes('<') ? OWN : text.replaceAll('AWS::', '').replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '')
}

/** A value of a template as text; what the stack makes stands as its logical id in brackets. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join('')
  const { Ref, ...intrinsic } = value as Record<string, unknown>
  if (typeof Ref === 'string') return Ref.startsWith('AWS::') ? Ref : `<${Ref}>`
  if ('Fn::Join' in intrinsic) return textOf((intrinsic['Fn::Join'] as [string, unknown[]])[1])
  if ('Fn::GetAtt' in intrinsic) return `<${(intrinsic['Fn::GetAtt'] as string[])[0]}>`
  throw new Error(`a resource of a permission is ${JSON.stringify(value)}`)
}
