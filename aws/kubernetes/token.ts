import { SignatureV4 } from '@smithy/signature-v4'
import type { Source } from '../../domain/source.ts'
import { eks } from '../clusters.ts'

/** Seconds that the request in a token may be sent within. */
const EXPIRES_SECONDS = 60

/**
 * A bearer token by which a cluster knows the role of the caller, or of a source: a request for GetCallerIdentity, signed for that cluster, which the
 * cluster sends to STS. Source: https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
 */
export async function clusterToken(cluster: string, source?: Source): Promise<string> {
  const { credentials, region, sha256 } = eks(source).config
  const signer = new SignatureV4({ credentials, region, sha256, service: 'sts' })
  const name = await region()
  const hostname = `sts.${name}.amazonaws.com${name.startsWith('cn-') ? '.cn' : ''}`
  const { query = {} } = await signer.presign(
    {
      ...{ method: 'GET', protocol: 'https:', hostname, path: '/' },
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host: hostname, 'x-k8s-aws-id': cluster },
    },
    { expiresIn: EXPIRES_SECONDS, unhoistableHeaders: new Set(['x-k8s-aws-id']) },
  )
  const url = `https://${hostname}/?${new URLSearchParams(query as Record<string, string>)}`
  return `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`
}
