/** Hosts that clusters call, as public issues, allow-lists and documents name them, and whose they are; null where a name tells the host alone. */
export const OWNED_HOSTS: readonly (readonly [host: string, owner: string | null])[] = [
  ['http-intake.logs.datadoghq.com', 'Datadog'],
  ['http-intake.logs.datadoghq.eu', 'Datadog'],
  ['http-intake.logs.us5.datadoghq.com', 'Datadog'],
  ['http-intake.logs.ap1.datadoghq.com', 'Datadog'],
  ['http-intake.logs.ddog-gov.com', 'Datadog'],
  ['http-intake.logs.uk1.datadoghq.com', 'Datadog'],
  ['intake.synthetics.datadoghq.com', 'Datadog'],
  ['agent-http-intake.logs.ap1.datadoghq.com', 'Datadog'],
  ['api.datad0g.com', 'Datadog'], // staging site
  ['collector.newrelic.com', 'New Relic'],
  ['bam.nr-data.net', 'New Relic'],
  ['otlp.nr-data.net', 'New Relic'],
  ['csec.nr-data.net', 'New Relic'],
  ['mobile-crash.newrelic.com', 'New Relic'],
  ['nrql-lookup.service.newrelic.com', 'New Relic'],
  ['gov-collector.newrelic.com', 'New Relic'],
  ['ts01-b.cloudsink.net', 'CrowdStrike Falcon'],
  ['lfodown01-b.cloudsink.net', 'CrowdStrike Falcon'],
  ['firehose.crowdstrike.com', 'CrowdStrike Falcon'],
  ['ts01-us-gov-2.cloudsink.crowdstrike.mil', 'CrowdStrike Falcon'],
  ['registry-1.docker.io', 'Docker Hub'],
  ['auth.docker.io', 'Docker Hub'],
  ['production.cloudflare.docker.com', 'Docker Hub'],
  ['production.cloudfront.docker.com', 'Docker Hub'],
  ['docker-images-prod.6aa30f8b08e16409b46e0173d6de2f56.r2.cloudflarestorage.com', 'Docker Hub'], // Docker's bucket at Cloudflare R2: layers of Docker Hub images
  ['pkg-containers.githubusercontent.com', 'GitHub Container Registry'],
  ['release-assets.githubusercontent.com', 'GitHub'],
  ['codeload.github.com', 'GitHub'],
  ['huggingface.co', 'Hugging Face'],
  ['cdn-lfs.huggingface.co', 'Hugging Face'],
  ['cas-bridge.xethub.hf.co', 'Hugging Face'],
  ['cdn-lfs-us-1.huggingface.co', 'Hugging Face'],
  ['us.aws.cdn.hf.co', 'Hugging Face'],
  ['gawdzilla-0d3e9e.kb.us-east-2.aws.elastic-cloud.com', 'Elastic Cloud'],
  ['b77b94f6272741168d706892d5f88d3d.apm.us-east-2.aws.elastic-cloud.com', 'Elastic Cloud'],
  ['ai-platform-dev.es.vpce.ap-northeast-2.aws.elastic-cloud.com', 'Elastic Cloud'],
  ['my-deployment.kibana.elastic.cloud', 'Elastic Cloud'], // serverless
  ['sbx-stag-kafka-stackbox.e.aivencloud.com', 'Aiven'],
  ['store.public.blob.vercel-storage.com', 'Vercel'],
  ['api.v0.app', 'Vercel'],
  ['ws-us3.pusher.com', 'Pusher'],
  ['cdn.jsdelivr.net', 'jsDelivr'],
  ['abc.supabase.co', 'Supabase'],
  ['deb.debian.org', 'Debian'],
  ['pypi.org', 'PyPI'],
  ['files.pythonhosted.org', 'PyPI'],
  ['rekor.sigstore.dev', 'Sigstore'],
  ['api.binance.com', 'Binance'],
  ['container.repository.cloudera.com', 'Cloudera'],
  ['console.us-west-1.cdp.cloudera.com', 'Cloudera'],
  ['graph.facebook.com', 'Meta'],
  ['arxiv.org', 'arXiv'],
  ['ingest.de.sentry.io', 'Sentry'],
  ['o123.ingest.eu.sentry.io', 'Sentry'],
  ['ocsp.rootg2.amazontrust.com', 'Amazon Trust Services'],
  ['crl.rootg2.amazontrust.com', 'Amazon Trust Services'],
  ['api.newrelic.com', 'New Relic'],
  ['aacb0a264e514dd48.awsglobalaccelerator.com', null], // hosting
  ['prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com', 'Amazon S3'], // layers of ECR images
  ['s3-r-w.ap-east-1.amazonaws.com', 'Amazon S3'],
  ['s3-r-w.us-west-2.amazonaws.com', 'Amazon S3'],
  ['s3-3-w.amazonaws.com', 'Amazon S3'],
  ['tokyo-packet-rtt.s3.ap-northeast-1.amazonaws.com', 'Amazon S3'],
  ['cloudsync-prod.s3.us-east-1.amazonaws.com', 'Amazon S3'],
  ['s3.dualstack.us-east-1.amazonaws.com', 'Amazon S3'],
  ['s3-r-w.dualstack.eu-west-1.amazonaws.com', 'Amazon S3'], // names of S3 addresses begin so
  ['sqs.cn-north-1.amazonaws.com.cn', 'Amazon SQS'], // China
  ['123456789012.dkr.ecr.cn-northwest-1.amazonaws.com.cn', 'Amazon ECR'], // China
  ['my-bucket.s3.cn-north-1.amazonaws.com.cn', 'Amazon S3'], // China
  ['dynamodb.us-gov-east-1.amazonaws.com', 'Amazon DynamoDB'], // GovCloud
  ['kms-fips.us-east-1.amazonaws.com', 'AWS Key Management Service'], // FIPS
  ['sqs.eu-west-1.api.aws', 'Amazon SQS'], // dual stack
  ['123456789012.dkr-ecr.eu-west-1.on.aws', 'Amazon ECR'], // dual stack
  ['ecr.eu-west-1.api.aws', 'Amazon ECR'], // dual stack
  ['my-ap-123456789012.s3-accesspoint.us-west-2.amazonaws.com', 'Amazon S3'], // access point
  ['my-ap-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias.s3.us-west-2.amazonaws.com', 'Amazon S3'], // access point alias
  ['mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com', 'Amazon S3'], // multi-region access point
  ['my-ol-123456789012.s3-object-lambda.us-west-2.amazonaws.com', 'Amazon S3'], // object lambda
  ['bucket.s3-website-us-east-1.amazonaws.com', 'Amazon S3'], // website
  ['bucket.s3-website.eu-central-1.amazonaws.com', 'Amazon S3'], // website
  ['s3-us-west-2.amazonaws.com', 'Amazon S3'], // older name
  ['my.bucket.with.dots.s3-eu-west-1.amazonaws.com', 'Amazon S3'], // older name
  ['bucket--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com', 'Amazon S3 Express One Zone'], // directory bucket
  ['A1B2C3D4E5F60718293A4B5C6D7E8F90.gr7.us-east-1.eks.amazonaws.com', 'EKS control plane'], // public endpoint of a cluster
  ['A1B2C3D4E5F60718293A4B5C6D7E8F90.sk1.eu-west-1.eks.amazonaws.com', 'EKS control plane'], // public endpoint of a cluster
  ['oidc.eks.us-east-1.amazonaws.com', 'Amazon EKS'], // issuer of a cluster
  ['oidc-eks.eu-west-1.api.aws', 'Amazon EKS'], // issuer of a cluster, dual stack
  ['cl.cluster-cabc123def45.eu-west-1.neptune.amazonaws.com', 'Amazon Neptune'],
  ['docdb.cluster-cabc123def45.us-east-1.docdb.amazonaws.com', 'Amazon DocumentDB'],
  ['wh.cabc123def45.us-east-1.redshift.amazonaws.com', 'Amazon Redshift'],
  ['wg.123456789012.us-east-1.redshift-serverless.amazonaws.com', 'Amazon Redshift'],
  ['master.my-redis.abc123.use1.cache.amazonaws.com', 'Amazon ElastiCache'], // short region
  ['my-cache-abc123.serverless.use1.cache.amazonaws.com', 'Amazon ElastiCache'], // serverless
  ['clustercfg.my-mem.abc123.memorydb.us-east-1.amazonaws.com', 'Amazon MemoryDB'],
  ['b-1.demo.abc123.c2.kafka.us-east-1.amazonaws.com', 'Amazon MSK'], // broker
  ['b-1-public.demo.abc123.c2.kafka.us-east-1.amazonaws.com', 'Amazon MSK'], // public broker
  ['boot-abc123.c2.kafka-serverless.us-east-1.amazonaws.com', 'Amazon MSK'], // serverless
  ['search-logs-abc123def456.us-east-1.es.amazonaws.com', 'Amazon OpenSearch Service'],
  ['abc123.us-east-1.aoss.amazonaws.com', 'Amazon OpenSearch Serverless'],
  ['aps-workspaces.us-east-1.amazonaws.com', 'Amazon Managed Service for Prometheus'],
  ['my-app.auth.us-east-1.amazoncognito.com', 'Amazon Cognito'], // hosted UI
  ['abc123xyz.us-east-1.awsapprunner.com', 'AWS App Runner'], // hosting of others
  ['eu-west-2.queue.amazonaws.com', 'Amazon SQS'], // older name
  ['queue.amazonaws.com', 'Amazon SQS'], // older name
  ['iam.amazonaws.com', 'AWS Identity and Access Management (IAM)'], // global
  ['123456789012.ddb.us-east-1.amazonaws.com', 'Amazon DynamoDB'], // account in the name
  ['al2023-repos-us-east-1-de612dc2.s3.dualstack.us-east-1.amazonaws.com', 'Amazon S3'], // packages of Amazon Linux
  ['sqs.eusc-de-east-1.amazonaws.eu', 'Amazon SQS'], // European Sovereign Cloud
  ['ec2-52-80-1-2.cn-north-1.compute.amazonaws.com.cn', null], // a host of EC2 in China
  ['portal.sso.us-east-1.amazonaws.com', 'AWS IAM Identity Center'],
  ['ssmmessages.us-east-1.amazonaws.com', 'AWS Systems Manager'],
  ['xray.us-east-1.amazonaws.com', 'AWS X-Ray'],
  ['my-efs.fs-0123456789abcdef0.efs.us-east-1.amazonaws.com', 'Amazon Elastic File System'],
  ['abc.lambda-url.us-east-1.on.aws', null], // hosting of others
  ['internal-a1b2.us-east-1.elb.amazonaws.com', null], // hosting of others
  ['dualstack.my-alb-123.eu-west-1.elb.amazonaws.com', null], // hosting of others
  ['vpce-0123-abcd.sqs.us-east-1.vpce.amazonaws.com', 'Amazon SQS'], // name of an interface endpoint
  ['prometheus-prod-13-prod-us-east-0.grafana.net', 'Grafana Cloud'],
  ['api.honeycomb.io', 'Honeycomb'],
  ['endpoint4.collection.sumologic.com', 'Sumo Logic'],
  ['auth.app.wiz.io', 'Wiz'],
  ['api.segment.io', 'Segment'],
  ['api2.amplitude.com', 'Amplitude'],
  ['api.mixpanel.com', 'Mixpanel'],
  ['api.fivetran.com', 'Fivetran'],
  ['cluster0-shard-00-00.ab12c.mongodb.net', 'MongoDB Atlas'],
  ['redis-12345.c1.us-east-1-2.ec2.cloud.redislabs.com', 'Redis Cloud'],
  ['redis-12345.c1.us-east-1-2.ec2.redns.redis-cloud.com', 'Redis Cloud'],
  ['ep-cool-sun-123456.us-east-2.aws.neon.tech', 'Neon'],
  ['aws-0-us-east-1.pooler.supabase.com', 'Supabase'],
  ['aws.connect.psdb.cloud', 'PlanetScale'],
  ['vc-public-vault-abc.def.z1.hashicorp.cloud', 'HCP Vault and Consul'],
  ['dev-123.okta.com', 'Okta'],
  ['tenant.us.auth0.com', 'Auth0'],
  ['api.stripe.com', 'Stripe'],
  ['api.twilio.com', 'Twilio'],
  ['events.pagerduty.com', 'PagerDuty'],
  ['r3.o.lencr.org', "Let's Encrypt"],
  ['ocsp.digicert.com', 'DigiCert'],
  ['registry.npmjs.org', 'npm'],
  ['proxy.golang.org', 'Go module proxy'],
  ['static.crates.io', 'crates.io'],
  ['us-east-1.ec2.archive.ubuntu.com', 'Ubuntu archive'],
  ['security.ubuntu.com', 'Ubuntu archive'],
  ['quay.io', 'Quay.io'],
  ['cdn03.quay.io', 'Quay.io'],
  ['us-docker.pkg.dev', 'Google Container and Artifact Registry'],
  ['gcr.io', 'Google Container and Artifact Registry'],
  ['ghcr.io', 'GitHub Container Registry'],
  ['download.docker.com', 'Docker Hub'],
  ['hooks.slack.com', 'Slack'],
  ['api.telegram.org', 'Telegram'],
  ['fcm.googleapis.com', 'Firebase'],
  ['bigquery.googleapis.com', 'Google APIs'],
  ['management.azure.com', 'Microsoft Azure'],
  ['login.microsoftonline.com', 'Microsoft Entra ID'],
  ['ns.servicebus.windows.net', 'Azure Service Bus'],
  ['acme.my.salesforce.com', 'Salesforce'],
  ['api.cloudflare.com', 'Cloudflare'],
  ['sonarcloud.io', 'SonarCloud'],
  ['api.linear.app', 'Linear'],
  ['api.atlassian.com', 'Atlassian'],
  ['acme.atlassian.net', 'Atlassian'],
  ['api.box.com', 'Box'],
  ['api.dropboxapi.com', 'Dropbox'],
  ['api.docusign.net', 'DocuSign'],
  ['api.checkout.com', 'Checkout.com'],
  ['api.x.ai', 'xAI'],
  ['api.perplexity.ai', 'Perplexity'],
  ['api.voyageai.com', 'Voyage AI'],
  ['us-east-1.aws.cloud2.influxdata.com', 'InfluxDB Cloud'],
  ['acme.jfrog.io', 'JFrog Artifactory SaaS'],
  ['ec2.archive.ubuntu.com', 'Ubuntu archive'],
  ['cdn.amazonlinux.com', 'Amazon Linux repositories'],
  // Of the same kinds.
  ['vpce-0123-abcd.vpce-svc-0a1b2c3d4e5f60718.us-east-1.vpce.amazonaws.com', null], // a vendor's endpoint service
  ['bucket.vpce-0123-abcd.s3.eu-west-1.vpce.amazonaws.com', 'Amazon S3'],
  ['*.logs.cn-north-1.amazonaws.com.cn', 'Amazon CloudWatch Logs'],
  ['app-db.cluster-ro-cabc123def45.eu-west-1.rds.amazonaws.com', 'Amazon RDS and Aurora'],
  ['b-1234abcd-1.mq.us-east-1.amazonaws.com', 'Amazon MQ'],
  ['my-dax.abc123.dax-clusters.us-east-1.amazonaws.com', 'Amazon DynamoDB Accelerator (DAX)'],
  ['box1234.bluehost.com', null],
  ['static.12.34.201.195.clients.your-server.de', null],
  // Of other partitions, and of services that name a host for each of their things.
  ['ec2-52-1-2-3.eusc-de-east-1.compute.amazonaws.eu', null],
  ['my-nlb-0123456789abcdef.elb.cn-north-1.amazonaws.com.cn', null],
  ['A1B2C3D4E5F60718293A4B5C6D7E8F90.gr7.cn-north-1.eks.amazonaws.com.cn', 'EKS control plane'],
  ['my-db.cabc123def45.us-gov-west-1.rds.amazonaws.com', 'Amazon RDS and Aurora'],
  ['master.my-redis.abc123.cnn1.cache.amazonaws.com.cn', 'Amazon ElastiCache'],
  ['bucket.s3-accelerate.amazonaws.com', 'Amazon S3'],
  ['bucket.s3-accelerate.dualstack.amazonaws.com', 'Amazon S3'],
  ['abc123.dsql.us-east-1.on.aws', 'Amazon Aurora DSQL'],
  ['0a1b2c3d-vpce.c1.us-east-1.airflow.amazonaws.com', 'Amazon Managed Workflows for Apache Airflow'],
  ['cvpn-endpoint-0123456789abcdef0.prod.clientvpn.us-east-1.amazonaws.com', 'AWS Client VPN'],
  ['169-254-169-123.time.aws.com', 'Amazon Time Sync Service'],
  ['vpce-0123-abcd.sqs.cn-north-1.vpce.amazonaws.com.cn', 'Amazon SQS'],
  ['vpce-0123-abcd.vpce-svc-0a1b2c3d4e5f60718.cn-north-1.vpce.amazonaws.com.cn', null],
  ['abc.cs.amazonlightsail.com', null],
  // Hosts of hosts, and certificates of content networks.
  ['li123-45.members.linode.com', null],
  ['app.up.railway.app', null],
  ['abc.ngrok.io', null],
  ['1-2-3-4.cprapid.com', null],
  ['unn-1-2-3-4.cdn77.com', null],
  ['*.kinsta.cloud', null],
  ['*.webhostbox.net', null],
  ['sni.cloudflaressl.com', null],
  ['imperva.com', null],
]
