import { Stack } from 'aws-cdk-lib'
import type { TaskFunction } from './task-function.ts'

/** Where an inference profile of AWS's own runs its model: `eu.anthropic.claude-…` is `anthropic.claude-…` there. */
const GEOGRAPHY = /^(?:global|apac|us-gov|[a-z]{2})\.(?=[^.]+\.)/

/**
 * Lets a task ask one model of Bedrock. A profile needs its own grant and those of its model in each region that it may run
 * in. Source: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function allowModel(task: TaskFunction, model: string): void {
  const { partition, region, account } = Stack.of(task)
  const actions = ['bedrock:InvokeModel']
  const wildcard = 'An inference profile runs its model in regions that it chooses itself.'
  const modelIn = (place: string, id: string) => `arn:${partition}:bedrock:${place}::foundation-model/${id}`
  if (model.startsWith('arn:')) {
    task.allow(actions, [model])
    const conditions = { StringEquals: { 'bedrock:InferenceProfileArn': model } }
    task.allow(actions, [modelIn('*', '*')], { conditions, wildcard })
  } else if (GEOGRAPHY.test(model)) {
    task.allow(actions, [`arn:${partition}:bedrock:${region}:${account}:inference-profile/${model}`])
    task.allow(actions, [modelIn('*', model.replace(GEOGRAPHY, ''))], { wildcard })
  } else {
    task.allow(actions, [modelIn(region, model)])
  }
}
