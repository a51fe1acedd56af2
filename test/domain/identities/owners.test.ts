import { describe, expect, test } from 'vitest'
import { AWS_SERVICES, AWS_WITHOUT_ENDPOINT, HOSTING, PROVIDERS } from '../../../domain/identities/owner-list.ts'
import { ownerOf, ownersOf, providerNamed } from '../../../domain/identities/owners.ts'
import { OWNED_HOSTS } from './owned-hosts.ts'

test.each(OWNED_HOSTS)('%s belongs to %s', (host, owner) => {
  const found = ownerOf(host)
  expect(found === undefined || found.hosting ? null : found.name).toBe(owner)
})

// Certificates as these companies have them: a name beside another of the same owner is no second owner.
test.each([
  [['graph.microsoft.com', '*.graph.microsoft.com'], 'Microsoft Graph'],
  [['login.microsoftonline.com', 'login.microsoft.com', '*.login.microsoftonline.com'], 'Microsoft Entra ID'],
  [['dev.azure.com', '*.dev.azure.com', '*.visualstudio.com'], 'Azure DevOps'],
  [['*.openai.azure.com', '*.cognitiveservices.azure.com', '*.services.ai.azure.com'], 'Azure AI services'],
  [['*.in.applicationinsights.azure.com', 'dc.services.visualstudio.com'], 'Azure Monitor'],
  [['mcr.microsoft.com', '*.data.mcr.microsoft.com'], 'Microsoft Container Registry'],
])('%j speak for %s', (names, owner) => {
  expect(ownersOf(names)?.name).toBe(owner)
})

test('a service of another partition has no endpoint here', () => {
  expect(ownerOf('sqs.cn-north-1.amazonaws.com.cn')).toMatchObject({ region: 'cn-north-1', endpointService: null })
})

describe('a host of AWS', () => {
  test.each<[host: string, name: string, region: string | null, endpointService: string | null]>([
    ['sqs.eu-west-1.amazonaws.com', 'Amazon SQS', 'eu-west-1', 'com.amazonaws.eu-west-1.sqs'],
    ['*.sqs.eu-west-1.amazonaws.com', 'Amazon SQS', 'eu-west-1', 'com.amazonaws.eu-west-1.sqs'],
    ['SQS.US-EAST-1.AMAZONAWS.COM.', 'Amazon SQS', 'us-east-1', 'com.amazonaws.us-east-1.sqs'],
    // Private DNS of a service's endpoint has no FIPS name of it; a gateway endpoint takes addresses, whatever their names.
    ['sqs-fips.us-gov-west-1.amazonaws.com', 'Amazon SQS', 'us-gov-west-1', null],
    ['fips.eks.us-east-1.amazonaws.com', 'Amazon EKS', 'us-east-1', null],
    ['111122223333.dkr.ecr-fips.us-east-1.amazonaws.com', 'Amazon ECR', 'us-east-1', null],
    ['s3-fips.us-east-1.amazonaws.com', 'Amazon S3', 'us-east-1', 'com.amazonaws.us-east-1.s3'],
    ['sqs.eu-west-1.api.aws', 'Amazon SQS', 'eu-west-1', 'com.amazonaws.eu-west-1.sqs'],
    ['eu-west-1.queue.amazonaws.com', 'Amazon SQS', 'eu-west-1', 'com.amazonaws.eu-west-1.sqs'],
    ['queue.amazonaws.com', 'Amazon SQS', null, null],
    ['sts.amazonaws.com', 'AWS Security Token Service', null, null],
    ['sts.eu-central-1.amazonaws.com', 'AWS Security Token Service', 'eu-central-1', 'com.amazonaws.eu-central-1.sts'],
    ['s3.amazonaws.com', 'Amazon S3', null, null],
    ['s3.eu-west-1.amazonaws.com', 'Amazon S3', 'eu-west-1', 'com.amazonaws.eu-west-1.s3'],
    ['my.bucket.s3.eu-west-1.amazonaws.com', 'Amazon S3', 'eu-west-1', 'com.amazonaws.eu-west-1.s3'],
    ['bucket.s3.dualstack.eu-west-1.amazonaws.com', 'Amazon S3', 'eu-west-1', 'com.amazonaws.eu-west-1.s3'],
    ['s3-eu-west-1.amazonaws.com', 'Amazon S3', 'eu-west-1', 'com.amazonaws.eu-west-1.s3'],
    [
      'dynamodb.ap-southeast-2.amazonaws.com',
      'Amazon DynamoDB',
      'ap-southeast-2',
      'com.amazonaws.ap-southeast-2.dynamodb',
    ],
    ['api.ecr.eu-west-1.amazonaws.com', 'Amazon ECR', 'eu-west-1', 'com.amazonaws.eu-west-1.ecr.api'],
    ['111122223333.dkr.ecr.eu-west-1.amazonaws.com', 'Amazon ECR', 'eu-west-1', 'com.amazonaws.eu-west-1.ecr.dkr'],
    ['*.dkr.ecr.eu-west-1.amazonaws.com', 'Amazon ECR', 'eu-west-1', 'com.amazonaws.eu-west-1.ecr.dkr'],
    // A certificate of the data names below, and not of the control plane's own name.
    ['*.iot.eu-west-1.amazonaws.com', 'AWS IoT Core', 'eu-west-1', 'com.amazonaws.eu-west-1.iot.data'],
    ['iot.eu-west-1.amazonaws.com', 'AWS IoT Core', 'eu-west-1', 'com.amazonaws.eu-west-1.iot.api'],
    ['*.kafka.eu-west-1.amazonaws.com', 'Amazon MSK', 'eu-west-1', null],
    ['public.ecr.aws', 'Amazon ECR Public', null, null],
    ['logs.us-west-2.amazonaws.com', 'Amazon CloudWatch Logs', 'us-west-2', 'com.amazonaws.us-west-2.logs'],
    ['monitoring.us-west-2.amazonaws.com', 'Amazon CloudWatch', 'us-west-2', 'com.amazonaws.us-west-2.monitoring'],
    [
      'abc123.execute-api.eu-west-1.amazonaws.com',
      'Amazon API Gateway',
      'eu-west-1',
      'com.amazonaws.eu-west-1.execute-api',
    ],
    [
      'secretsmanager.eu-west-1.amazonaws.com',
      'AWS Secrets Manager',
      'eu-west-1',
      'com.amazonaws.eu-west-1.secretsmanager',
    ],
    ['0A1B2C3D.gr7.us-east-1.eks.amazonaws.com', 'EKS control plane', 'us-east-1', null],
    ['eks.us-east-1.amazonaws.com', 'Amazon EKS', 'us-east-1', 'com.amazonaws.us-east-1.eks'],
    ['amazonaws.com', 'AWS', null, null],
    ['*.amazonaws.com', 'AWS', null, null],
    ['*.us-east-1.amazonaws.com', 'AWS', 'us-east-1', null],
    ['brand-new.us-east-1.amazonaws.com', 'AWS', 'us-east-1', null],
    ['brand-new.us-east-1.on.aws', 'AWS', 'us-east-1', null],
    // What looks like a region in the name of a bucket is none.
    ['my-bucket-1.s3.amazonaws.com', 'Amazon S3', null, null],
    ['eu-west-1.s3.amazonaws.com', 'Amazon S3', null, null],
    ['eu-west-1.s3.us-east-1.amazonaws.com', 'Amazon S3', 'us-east-1', 'com.amazonaws.us-east-1.s3'],
    ['my-bucket-1.s3-us-west-2.amazonaws.com', 'Amazon S3', 'us-west-2', 'com.amazonaws.us-west-2.s3'],
    ['my-service-1.amazonaws.com', 'AWS', null, null],
    // Buckets of images and packages are S3's, so its gateway endpoint carries them.
    [
      'prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com',
      'Amazon S3',
      'eu-west-1',
      'com.amazonaws.eu-west-1.s3',
    ],
    [
      'prod-registry-k8s-io-us-east-1.s3.dualstack.us-east-1.amazonaws.com',
      'Amazon S3',
      'us-east-1',
      'com.amazonaws.us-east-1.s3',
    ],
    ['cdn.amazonlinux.com', 'Amazon Linux repositories', null, null],
    ['account.us-east-1.amazonaws.com', 'AWS Account Management', 'us-east-1', 'com.amazonaws.us-east-1.account'],
    ['cloudfront.amazonaws.com', 'Amazon CloudFront', null, 'com.amazonaws.cloudfront'],
    ['iam.amazonaws.com', 'AWS Identity and Access Management (IAM)', null, 'com.amazonaws.iam'],
    ['kms-fips.us-west-2.amazonaws.com', 'AWS Key Management Service', 'us-west-2', null],
    ['ssmmessages.us-east-2.amazonaws.com', 'AWS Systems Manager', 'us-east-2', 'com.amazonaws.us-east-2.ssmmessages'],
    [
      'streams.dynamodb.us-east-1.amazonaws.com',
      'Amazon DynamoDB',
      'us-east-1',
      'com.amazonaws.us-east-1.dynamodb-streams',
    ],
    ['111122223333.ddb.us-east-1.amazonaws.com', 'Amazon DynamoDB', 'us-east-1', 'com.amazonaws.us-east-1.dynamodb'],
    [
      'firehose.us-east-1.amazonaws.com',
      'Amazon Data Firehose',
      'us-east-1',
      'com.amazonaws.us-east-1.kinesis-firehose',
    ],
    ['eks-auth.us-east-1.api.aws', 'Amazon EKS', 'us-east-1', 'com.amazonaws.us-east-1.eks-auth'],
    // Since 2026-07-27: https://aws.amazon.com/about-aws/whats-new/2026/07/amazon-eks-oidc-endpoint-privatelink
    ['oidc.eks.us-east-1.amazonaws.com', 'Amazon EKS', 'us-east-1', 'com.amazonaws.us-east-1.oidc-eks'],
    ['appsync.us-east-1.amazonaws.com', 'AWS AppSync', 'us-east-1', 'com.amazonaws.us-east-1.appsync'],
    ['*.auth.eu-west-1.amazoncognito.com', 'Amazon Cognito', 'eu-west-1', null],
    ['*.eu-isoe-west-1.amazonaws.com', 'AWS', 'eu-isoe-west-1', null],
  ])('%s', (host, name, region, endpointService) => {
    expect(ownerOf(host)).toMatchObject({ name, isAws: true, hosting: false, region, endpointService })
  })
})

describe('a host of a provider', () => {
  test.each([
    ['intake.logs.datadoghq.com', 'Datadog', 'privatelink'],
    ['*.datadoghq.com', 'Datadog', 'privatelink'],
    ['datadoghq.com', 'Datadog', 'privatelink'],
    ['http-intake.logs.datadoghq.eu', 'Datadog', 'privatelink'],
    ['cluster0.abcde.mongodb.net', 'MongoDB Atlas', 'both'],
    ['acme.snowflakecomputing.com', 'Snowflake', 'privatelink'],
    ['pkc-abc12.eu-west-1.aws.confluent.cloud', 'Confluent Cloud', 'both'],
    ['acme.grafana.net', 'Grafana Cloud', 'privatelink'],
    ['otlp.nr-data.net', 'New Relic', 'privatelink'],
    ['api.honeycomb.io', 'Honeycomb', 'privatelink'],
    ['registry-1.docker.io', 'Docker Hub', 'none'],
    ['quay.io', 'Quay.io', 'none'],
    ['cdn01.quay.io', 'Quay.io', 'none'],
    ['ghcr.io', 'GitHub Container Registry', 'none'],
    ['github.com', 'GitHub', 'none'],
    ['codeload.github.com', 'GitHub', 'none'],
    ['registry.k8s.io', 'Kubernetes registry', 'none'],
    ['europe-west1-docker.pkg.dev', 'Google Container and Artifact Registry', 'none'],
    ['storage.googleapis.com', 'Google Cloud Storage', 'none'],
    ['oauth2.googleapis.com', 'Google APIs', 'none'],
    ['hooks.slack.com', 'Slack', 'unknown'],
    ['api.stripe.com', 'Stripe', 'unknown'],
    ['o1.ingest.sentry.io', 'Sentry', 'unknown'],
    ['api.openai.com', 'OpenAI', 'unknown'],
    ['api.anthropic.com', 'Anthropic', 'unknown'],
    ['acme.auth0.com', 'Auth0', 'unknown'],
    ['acme.jfrog.io', 'JFrog Artifactory SaaS', 'privatelink'],
    ['sdk.launchdarkly.com', 'LaunchDarkly', 'unknown'],
    ['smtp.sendgrid.net', 'SendGrid', 'unknown'],
    ['acme.atlassian.net', 'Atlassian', 'unknown'],
    ['archive.ubuntu.com', 'Ubuntu archive', 'none'],
    ['acme.blob.core.windows.net', 'Azure Blob Storage', 'none'],
    ['acme.zendesk.com', 'Zendesk', 'unknown'],
    ['events.pagerduty.com', 'PagerDuty', 'unknown'],
  ])('%s', (host, name, privateConnectivity) => {
    expect(ownerOf(host)).toMatchObject({ name, isAws: false, hosting: false, region: null, privateConnectivity })
  })
})

describe('a host that is let', () => {
  test.each([
    ['d111111abcdef8.cloudfront.net', 'Amazon CloudFront'],
    ['server-13-32-1-1.fra50.r.cloudfront.net', 'Amazon CloudFront'],
    ['ec2-3-233-144-10.compute-1.amazonaws.com', 'Amazon EC2'],
    ['ec2-54-1-2-3.eu-west-1.compute.amazonaws.com', 'Amazon EC2'],
    ['shop-123.eu-west-1.elb.amazonaws.com', 'Elastic Load Balancing'],
    ['shop-0a1b2c.elb.eu-west-1.amazonaws.com', 'Elastic Load Balancing'],
    ['a1b2c3.awsglobalaccelerator.com', 'AWS Global Accelerator'],
    ['abc.lambda-url.eu-west-1.on.aws', 'AWS Lambda function URLs'],
    ['x.map.fastly.net', 'Fastly'],
    ['a23-1-2-3.deploy.static.akamaitechnologies.com', 'Akamai'],
    ['1.2.3.34.bc.googleusercontent.com', 'Google Cloud'],
    ['vm.westeurope.cloudapp.azure.com', 'Microsoft Azure'],
    ['acme.github.io', 'GitHub Pages'],
    ['acme.web.app', 'Firebase Hosting'],
    ['fra16s01-in-f1.1e100.net', 'Google'],
    ['acme-abc-ew.a.run.app', 'Google Cloud'],
    ['static.1.2.0.192.clients.your-server.de', 'Hetzner'],
    ['192-0-2-1.ip.linodeusercontent.com', 'Akamai Connected Cloud (Linode)'],
    ['acme.herokuapp.com', 'Heroku'],
    ['acme.vercel.app', 'Vercel'],
  ])('%s tells its host alone', (host, name) => {
    expect(ownerOf(host)).toMatchObject({ name, hosting: true })
  })
})

describe('a name of nobody known', () => {
  test.each([
    'evil-datadoghq.com',
    'datadoghq.com.evil.example',
    'sqs.us-east-1.amazonaws.com.evil.example',
    'amazonaws.com.evil.example',
    'xamazonaws.com',
    'notgithub.com',
    'amazonaws.com.cn',
    'sqs.us-east-1.amazonaws.com@evil.example',
    'https://api.datadoghq.com/',
    'datadoghq.com:443',
    'datadoghq.com..',
    '*.*.datadoghq.com',
    'dätadoghq.com',
    '192.0.2.1',
    'api.acme.example',
    'com',
    '',
    '.',
    '*',
    '*.com',
    '..datadoghq.com',
    'a..datadoghq.com',
    '<script>.datadoghq.com',
    'a\u0000.datadoghq.com',
    'a\u001b[31m.datadoghq.com',
    'ex\u202eample.datadoghq.com',
    `${'a'.repeat(64)}.datadoghq.com`,
    `${'a.'.repeat(33_000)}datadoghq.com`,
    '<script>'.repeat(8192),
    'constructor.prototype',
    '__proto__.com',
  ])('%j', (host) => {
    expect(ownerOf(host)).toBeUndefined()
  })
})

describe('the names of one certificate', () => {
  test.each<[string, string[], string | undefined, string | null]>([
    [
      'SQS, as it presents itself',
      [
        'sqs.us-east-1.amazonaws.com',
        '*.us-east-1.queue.amazonaws.com',
        '*.sqs.us-east-1.amazonaws.com',
        'queue.amazonaws.com',
      ],
      'Amazon SQS',
      'com.amazonaws.us-east-1.sqs',
    ],
    [
      'plain AWS beside a service',
      ['*.amazonaws.com', 'sqs.us-east-1.amazonaws.com'],
      'Amazon SQS',
      'com.amazonaws.us-east-1.sqs',
    ],
    ['two services', ['sns.us-east-1.amazonaws.com', 'sqs.us-east-1.amazonaws.com'], 'AWS', null],
    ['one service in two regions', ['sqs.us-east-1.amazonaws.com', 'sqs.eu-west-1.amazonaws.com'], 'Amazon SQS', null],
    [
      'one service with two endpoint services',
      ['api.ecr.us-east-1.amazonaws.com', '*.dkr.ecr.us-east-1.amazonaws.com'],
      'Amazon ECR',
      null,
    ],
    [
      'a service, with and without its region',
      ['s3.amazonaws.com', '*.s3.us-west-2.amazonaws.com'],
      'Amazon S3',
      'com.amazonaws.us-west-2.s3',
    ],
    ['two hosts', ['*.cloudfront.net', '*.fastly.net'], undefined, null],
    ['an owner and its host', ['x.cloudfront.net', '*.datadoghq.com'], 'Datadog', null],
    ['a host alone', ['x.cloudfront.net', '*.cloudfront.net'], 'Amazon CloudFront', null],
    ['an owner, and a name of nobody known', ['*.datadoghq.com', 'dd.example'], 'Datadog', null],
    ['an owner among many of nobody known', ['*.datadoghq.com', 'a.example', 'b.example'], undefined, null],
    ['two owners', ['*.datadoghq.com', '*.slack.com'], undefined, null],
    ['AWS and another', ['sqs.us-east-1.amazonaws.com', '*.slack.com'], undefined, null],
    ['nobody known', ['a.example'], undefined, null],
    ['none', [], undefined, null],
  ])('of %s', (_, hosts, name, endpointService) => {
    for (const order of [hosts, hosts.toReversed()]) {
      expect(ownersOf(order)?.name).toBe(name)
      expect(ownersOf(order)?.endpointService ?? null).toBe(endpointService)
    }
  })
})

describe('the list', () => {
  const hosts = [
    ...AWS_SERVICES.map(([name, , own]) => ({ name, own })),
    ...AWS_WITHOUT_ENDPOINT.map(([name, own]) => ({ name, own })),
    ...HOSTING.map(([name, own]) => ({ name, own })),
    ...PROVIDERS.map(({ name, hosts: own }) => ({ name, own })),
  ].flatMap(({ name, own }) =>
    own
      .split(' ')
      .filter((host) => host !== '')
      .map((host) => ({ name, host })),
  )

  test('has every service of AWS with an endpoint, and the providers that teams use', () => {
    expect(AWS_SERVICES).toHaveLength(377)
    // Three are managed by their service, and have none of their own.
    expect(new Set(AWS_SERVICES.map(([, service]) => service)).size).toBe(375)
    expect(PROVIDERS.length).toBeGreaterThanOrEqual(140)
    expect(new Set(PROVIDERS.map(({ name }) => name)).size).toBe(PROVIDERS.length)
  })

  test('has no pattern twice', () => {
    expect(hosts.filter(({ host }, index) => hosts.findIndex((other) => other.host === host) !== index)).toEqual([])
  })

  const sample = (host: string) =>
    (host.endsWith('.') ? `${host}{region}.amazonaws.com` : host)
      .replace(/^\*\./, 'x.')
      .replaceAll('*', 'x')
      .replaceAll('{region}', 'eu-west-1')

  test('leads each pattern to its own entry', () => {
    expect(hosts.filter(({ name, host }) => ownerOf(sample(host))?.name !== name)).toEqual([])
  })

  test('leads each host of AWS to the endpoint service of its entry', () => {
    const astray = AWS_SERVICES.flatMap(([, service, own]) =>
      own
        .split(' ')
        .filter((host) => host.endsWith('.') && !/fips[.-]/.test(host))
        .filter((host) => {
          const told = ownerOf(sample(host))?.endpointService ?? null
          return service === '' ? told !== null : !told?.includes(service.replace('{region}', 'eu-west-1'))
        }),
    )
    expect(astray).toEqual([])
  })

  test('advises only where the evidence is better than low, in one sentence', () => {
    const advised = PROVIDERS.filter(({ advice }) => advice !== undefined)
    expect(advised.length).toBeGreaterThan(20)
    expect(
      advised.filter(({ advice, evidence }) => evidence === 'low' || !/^[A-Z0-9][^<>]{10,160}\.$/.test(advice ?? '')),
    ).toEqual([])
    expect(providerNamed(ownerOf('acme.grafana.net')?.name ?? '')?.advice).toContain('PrivateLink')
    expect(providerNamed('Amazon SQS')).toBeUndefined()
  })

  test('is small enough for a Lambda to load', () => {
    expect(JSON.stringify([AWS_SERVICES, AWS_WITHOUT_ENDPOINT, HOSTING, PROVIDERS]).length).toBeLessThan(150_000)
  })

  test('names a private way only with the page that tells it', () => {
    const ways = PROVIDERS.filter(({ privateConnectivity }) => !['none', 'unknown'].includes(privateConnectivity))
    expect(ways.length).toBeGreaterThan(20)
    expect(ways.filter(({ doc, evidence }) => !doc?.startsWith('https://') || evidence === 'low')).toEqual([])
  })
})
