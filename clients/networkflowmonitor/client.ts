import {
  createDefaultUserAgentProvider,
  getDefaultSocketTimeout,
  getHostHeaderPlugin,
  getLoggerPlugin,
  getRecursionDetectionPlugin,
  getUserAgentPlugin,
  type HostHeaderInputConfig,
  NODE_APP_ID_CONFIG_OPTIONS,
  resolveHostHeaderConfig,
  resolveUserAgentConfig,
  type UserAgentInputConfig,
} from '@aws-sdk/core/client'
import {
  type AwsSdkSigV4AuthInputConfig,
  AwsSdkSigV4Signer,
  resolveAwsSdkSigV4Config,
} from '@aws-sdk/core/httpAuthSchemes'
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols'
import { defaultProvider } from '@aws-sdk/credential-provider-node'
import {
  DefaultIdentityProviderConfig,
  getHttpAuthSchemeEndpointRuleSetPlugin,
  getHttpSigningPlugin,
} from '@smithy/core'
import { Sha256 } from '@smithy/core/checksum'
import { Client, getSmithyContext, loadConfigsForDefaultMode, NoOpLogger, normalizeProvider } from '@smithy/core/client'
import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
  type RegionInputConfig,
  resolveDefaultsModeConfig,
  resolveRegionConfig,
} from '@smithy/core/config'
import { type EndpointInputConfig, resolveEndpointConfig } from '@smithy/core/endpoints'
import { getContentLengthPlugin, parseUrl } from '@smithy/core/protocols'
import {
  DEFAULT_RETRY_MODE,
  getRetryPlugin,
  NODE_MAX_ATTEMPT_CONFIG_OPTIONS,
  NODE_RETRY_MODE_CONFIG_OPTIONS,
  type RetryInputConfig,
  resolveRetryConfig,
} from '@smithy/core/retry'
import { getSchemaSerdePlugin } from '@smithy/core/schema'
import { calculateBodyLength, fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde'
import { NodeHttpHandler, type NodeHttpHandlerOptions, streamCollector } from '@smithy/node-http-handler'
import type { HttpHandlerOptions, Logger, Provider, RequestHandler } from '@smithy/types'
import type { NetworkFlowMonitorClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes } from './commands.ts'
import { type EndpointParameters, resolveEndpoint } from './endpoint.ts'
import { errorTypeRegistries } from './exceptions.ts'

const SERVICE_ID = 'NetworkFlowMonitor'
const SIGNING_NAME = 'networkflowmonitor'
const API_VERSION = '2023-04-19'
const CLIENT_VERSION = '0.1.0'

/** Settings as of every AWS SDK client; each is optional. */
export type NetworkFlowMonitorClientConfig = UserAgentInputConfig &
  RetryInputConfig &
  RegionInputConfig &
  HostHeaderInputConfig &
  Partial<EndpointInputConfig<EndpointParameters>> &
  AwsSdkSigV4AuthInputConfig & {
    readonly requestHandler?: RequestHandler<any, any, HttpHandlerOptions> | NodeHttpHandlerOptions
    readonly profile?: string
    readonly logger?: Logger
    readonly useFipsEndpoint?: boolean | Provider<boolean>
  }

/** Client of Network Flow Monitor: regions, credentials, retries and endpoints are the SDK's own. */
export class NetworkFlowMonitorClient extends Client<
  HttpHandlerOptions,
  ServiceInputTypes,
  ServiceOutputTypes,
  NetworkFlowMonitorClientResolvedConfig
> {
  declare readonly config: NetworkFlowMonitorClientResolvedConfig

  constructor(configuration: NetworkFlowMonitorClientConfig = {}) {
    const runtime: any = runtimeConfig(configuration)
    super(runtime)
    const config = resolveAwsSdkSigV4Config(
      resolveEndpointConfig(
        resolveHostHeaderConfig(resolveRegionConfig(resolveRetryConfig(resolveUserAgentConfig(runtime)))),
      ) as any,
    ) as any
    config.authSchemePreference = normalizeProvider(config.authSchemePreference ?? [])
    this.config = config
    for (const plugin of [
      getSchemaSerdePlugin(config),
      getUserAgentPlugin(config),
      getRetryPlugin(config),
      getContentLengthPlugin(config),
      getHostHeaderPlugin(config),
      getLoggerPlugin(config),
      getRecursionDetectionPlugin(config),
      getHttpAuthSchemeEndpointRuleSetPlugin(config, {
        httpAuthSchemeParametersProvider: authParameters,
        identityProviderConfigProvider: async ({ credentials }: any) =>
          new DefaultIdentityProviderConfig({ 'aws.auth#sigv4': credentials }),
      } as any),
      getHttpSigningPlugin(config),
    ]) {
      this.middlewareStack.use(plugin as any)
    }
  }
}

const authParameters = async (config: any, context: any) => ({
  operation: getSmithyContext(context).operation,
  region: await normalizeProvider(config.region)(),
})

const authSchemes = ({ region }: { readonly region?: string }) => [
  {
    schemeId: 'aws.auth#sigv4',
    signingProperties: { name: SIGNING_NAME, region },
    propertiesExtractor: (config: unknown, context: unknown) => ({ signingProperties: { config, context } }),
  },
]

function runtimeConfig(given: NetworkFlowMonitorClientConfig) {
  const config: any = given
  const defaultsMode = resolveDefaultsModeConfig(config)
  const modeDefaults = () => defaultsMode().then(loadConfigsForDefaultMode)
  const logger: Logger = config.logger ?? new NoOpLogger()
  const loader = { profile: config.profile, logger }
  return {
    apiVersion: API_VERSION,
    serviceId: SERVICE_ID,
    runtime: 'node',
    protocol: AwsRestJsonProtocol,
    protocolSettings: {
      defaultNamespace: 'com.amazonaws.networkflowmonitor',
      errorTypeRegistries,
      version: API_VERSION,
      serviceTarget: 'NetworkFlowMonitor',
    },
    endpointProvider: resolveEndpoint,
    extensions: [],
    httpAuthSchemeProvider: authSchemes,
    httpAuthSchemes: [
      {
        schemeId: 'aws.auth#sigv4',
        identityProvider: (identities: any) => identities.getIdentityProvider('aws.auth#sigv4'),
        signer: new AwsSdkSigV4Signer(),
      },
    ],
    credentialDefaultProvider: defaultProvider,
    defaultSigningName: SIGNING_NAME,
    defaultUserAgentProvider: createDefaultUserAgentProvider({ serviceId: SERVICE_ID, clientVersion: CLIENT_VERSION }),
    userAgentAppId: loadConfig(NODE_APP_ID_CONFIG_OPTIONS, loader),
    region: loadConfig(NODE_REGION_CONFIG_OPTIONS, { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...loader }),
    useFipsEndpoint: loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loader),
    useDualstackEndpoint: false,
    maxAttempts: loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
    retryMode: loadConfig(
      {
        ...NODE_RETRY_MODE_CONFIG_OPTIONS,
        default: async () => (await modeDefaults()).retryMode || DEFAULT_RETRY_MODE,
      },
      config,
    ),
    base64Decoder: fromBase64,
    base64Encoder: toBase64,
    bodyLengthChecker: calculateBodyLength,
    disableHostPrefix: false,
    sha256: Sha256,
    streamCollector,
    urlParser: parseUrl,
    utf8Decoder: fromUtf8,
    utf8Encoder: toUtf8,
    ...config,
    defaultsMode,
    logger,
    defaultSocketTimeout: getDefaultSocketTimeout(config.requestHandler, 300_000),
    requestHandler: NodeHttpHandler.create(config.requestHandler ?? (modeDefaults as any)),
  }
}
