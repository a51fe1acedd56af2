import type { Model } from '@strands-agents/sdk'
import { ArgumentError } from '../local/command.ts'

/** As the seed of the project had it. */
export const BEDROCK_MODEL = 'global.anthropic.claude-sonnet-4-6'

interface Provider {
  /** Class of `@strands-agents/sdk/models/<provider>`. */
  readonly model: string
  /** Package that the class stands on, which npm ci need not bring, and its version as the SDK wants it. */
  readonly peer: string
  readonly version: string
  /** Variable with its key. */
  readonly key: string
  /** Loads the module that has the class. */
  readonly load: () => Promise<object>
}

/** Whose models the SDK can ask beside Bedrock's. Source: the exports and peerDependencies of @strands-agents/sdk. */
export const PROVIDERS: Readonly<Record<string, Provider>> = {
  anthropic: {
    ...{ model: 'AnthropicModel', peer: '@anthropic-ai/sdk', version: '^0.109.1', key: 'ANTHROPIC_API_KEY' },
    load: () => import('@strands-agents/sdk/models/anthropic'),
  },
  google: {
    ...{ model: 'GoogleModel', peer: '@google/genai', version: '^2.6.0', key: 'GEMINI_API_KEY' },
    load: () => import('@strands-agents/sdk/models/google'),
  },
  openai: {
    ...{ model: 'OpenAIModel', peer: 'openai', version: '^6.45.0', key: 'OPENAI_API_KEY' },
    load: () => import('@strands-agents/sdk/models/openai'),
  },
}

/** A model, by its provider and id. Throws ArgumentError, and an error in one line where a key or a package is missing. */
export async function modelOf(provider: string, id: string | undefined): Promise<Model> {
  if (provider === 'bedrock') {
    const { BedrockModel } = await import('@strands-agents/sdk')
    const { proxiedStream } = await import('../aws/proxied.ts')
    return new BedrockModel({ modelId: id ?? BEDROCK_MODEL, temperature: 0, clientConfig: proxiedStream() })
  }
  const known = Object.hasOwn(PROVIDERS, provider) ? PROVIDERS[provider] : undefined
  if (known === undefined) {
    throw new ArgumentError(`--provider is "${provider}"; there is bedrock, ${Object.keys(PROVIDERS).join(', ')}`)
  }
  if (id === undefined) throw new ArgumentError(`--provider ${provider} needs a model: give its id by --model`)
  if (!process.env[known.key]) throw new Error(`there is no key for ${provider}; give one by ${known.key}`)
  const classes = (await known.load().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new Error(
      `${provider} needs a package that is not installed: npm install --no-save "${known.peer}@${known.version}"`,
      { cause: error },
    )
  })) as Readonly<Record<string, new (config: { readonly modelId: string }) => Model>>
  return new (classes[known.model] as (typeof classes)[string])({ modelId: id })
}
