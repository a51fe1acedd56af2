import { BedrockRuntimeClient, ConverseCommand, type Message } from '@aws-sdk/client-bedrock-runtime'
import { AccessDenied } from '../domain/errors.ts'
import { namedFault } from './faults.ts'

/** What was said so far, the model's own answers among it. */
export interface Turn {
  readonly role: 'user' | 'assistant'
  readonly text: string
}

export interface Answer {
  readonly text: string
  readonly inputTokens: number
  readonly outputTokens: number
}

const MOST_TOKENS = 300

/**
 * Asks a model of Bedrock once, under bedrock:InvokeModel; `signal` ends the wait. Throws the SDK's error.
 * Source: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export async function askModel(
  modelId: string,
  instructions: string,
  turns: readonly Turn[],
  signal: AbortSignal,
): Promise<Answer> {
  // A second try of the SDK's own would take the time that a better text needs.
  const client = new BedrockRuntimeClient({ maxAttempts: 1 })
  const messages = turns.map(({ role, text }): Message => ({ role, content: [{ text }] }))
  try {
    const { output, usage } = await client.send(
      new ConverseCommand({
        modelId,
        system: [{ text: instructions }],
        messages,
        inferenceConfig: { maxTokens: MOST_TOKENS },
      }),
      { abortSignal: signal },
    )
    return {
      text: output?.message?.content?.map(({ text }) => text ?? '').join('') ?? '',
      inputTokens: usage?.inputTokens ?? 0,
      outputTokens: usage?.outputTokens ?? 0,
    }
  } finally {
    // Its connection would keep a process alive.
    client.destroy()
  }
}

/** Answers of Bedrock's that come before a model was run, so that nothing is billed: bad input, no access, no such model, a throttle. */
const NOT_RUN = [400, 403, 404, 429]

/** Why a model could not be asked, without what the account calls itself, and whether nothing was billed for it. */
export function modelFault(error: unknown): { readonly problem: string; readonly isFree: boolean } {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } }
  const named = namedFault(error)
  return {
    problem:
      named instanceof AccessDenied
        ? 'the permission bedrock:InvokeModel or the access to the model is missing'
        : `${(error as Error).name}; see the log of WriteParagraph`,
    isFree: NOT_RUN.includes($metadata?.httpStatusCode ?? 0),
  }
}
