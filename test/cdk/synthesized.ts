import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { ReportStack } from '../../cdk/report-stack.ts'
import { constructIdOf, TASK_NAMES, type TaskName } from '../../cdk/task-names.ts'
import { settingsOf } from '../../domain/settings.ts'

export const SETTINGS = { sender: 'flowtoll <flowtoll@example.com>', recipients: ['platform@example.org'] }

/** A new folder of bundles that do nothing: what a template says of functions does not depend on their code. */
export async function emptyBundles(): Promise<string> {
  const bundles = await mkdtemp(join(tmpdir(), 'flowtoll-stack-'))
  for (const name of TASK_NAMES) {
    await mkdir(join(bundles, name))
    await writeFile(join(bundles, name, 'index.mjs'), `export const handler = '${name}'`)
  }
  return bundles
}

/** The template of a stack with these settings over the defaults. */
export function synthesized(bundles: string, settings: object = {}): Template {
  const stack = new ReportStack(new App({ treeMetadata: false }), 'Flowtoll', {
    settings: settingsOf({ ...SETTINGS, ...settings }, 'settings.json'),
    bundles,
    env: { account: '111122223333', region: 'eu-west-1' },
  })
  return Template.fromStack(stack)
}

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: unknown
}

export const listOf = <Value>(value: Value | readonly Value[]): readonly Value[] =>
  Array.isArray(value) ? value : [value as Value]

/** A grant of a task: `resources` is JSON of the statement's. */
export interface Grant {
  readonly actions: string[]
  readonly resources: string
  readonly condition: unknown
}

/** Statements of the role of a task, tracing and its own log left out. */
export function grantsOf(template: Template, task: TaskName): Grant[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) =>
    id.startsWith(`${constructIdOf(task)}Role`),
  )
  return policies
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
    .map(({ Action, Resource, Condition }) => ({
      actions: listOf(Action).filter((action) => !/^(?:xray:|logs:(?:Create|Put))/.test(action)),
      resources: JSON.stringify(Resource),
      condition: Condition,
    }))
    .filter(({ actions }) => actions.length > 0)
}
