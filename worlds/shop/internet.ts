import type { InternetHost } from '../../local/cloud/world.ts'

const tls = (ip: string, ...names: string[]): InternetHost => ({ ip, certificate: { names, kind: 'valid' } })

/** Who the shop's remote addresses say they are. */
export const INTERNET: readonly InternetHost[] = [
  // An intake on EC2: its name is that of any host there, its certificate tells whose it is.
  { ...tls('3.233.144.10', '*.datadoghq.com', 'datadoghq.com'), names: ['ec2-3-233-144-10.compute-1.amazonaws.com'] },
  tls('52.94.218.10', 'sns.eu-west-1.amazonaws.com', '*.sns.eu-west-1.amazonaws.com'),
  { ...tls('54.187.216.72', '*.stripe.com', 'stripe.com'), names: ['api.stripe.com'] },
  tls('151.101.2.132', 'api.scores.example', '*.scores.example'),
  tls('54.239.36.10', 'email.eu-west-1.amazonaws.com'),
  tls('151.101.66.132', '*.launchdarkly.com', 'launchdarkly.com'),
  tls('172.65.32.248', 'acme-v02.api.letsencrypt.org'),
  tls('54.239.33.40', '*.dkr.ecr.eu-west-1.amazonaws.com'),
]
