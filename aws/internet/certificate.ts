import type { Socket } from 'node:net'
import { type TLSSocket, connect as tlsConnect } from 'node:tls'
import { hostNames } from '../../domain/identities/host-name.ts'
import { withoutNat64 } from '../../domain/network/address.ts'
import { openedSocket, Unreachable, wordsOf } from './proxy.ts'
import type { Patience } from './resolver.ts'

export interface PresentedCertificate {
  /** Subject alternative names; the common name only where there are none. */
  readonly names: string[]
  /** A chain to a root that this machine trusts, in date. Whose name it is, is not compared. */
  readonly verified: boolean
  /** Why not. */
  readonly doubt: string | null
}

export interface CertificateQuestion extends Patience {
  /** Told to a server that gives no certificate without. */
  readonly serverName?: string
}

const DOUBTS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not yet valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown authority',
  CERT_REVOKED: 'revoked',
}

/**
 * The certificate that an address presents on a port, or why there was none. Nothing is sent but the handshake, which
 * is over, proxy and all, within the time.
 */
export async function presentedCertificate(
  ip: string,
  port: number,
  { timeoutMilliseconds, serverName }: CertificateQuestion,
): Promise<PresentedCertificate | { readonly failed: string }> {
  const signal = AbortSignal.timeout(timeoutMilliseconds)
  const host = withoutNat64(ip)
  const first = await handshake(host, port, undefined, signal)
  if (!('failed' in first) || serverName === undefined || signal.aborted) return first
  return handshake(host, port, serverName, signal)
}

async function handshake(ip: string, port: number, serverName: string | undefined, signal: AbortSignal) {
  let socket: Socket | undefined
  try {
    socket = await openedSocket(ip, port, signal)
    return await presented(socket, serverName, signal)
  } catch (error) {
    return { failed: error instanceof Unreachable ? error.message : wordsOf(error) }
  } finally {
    socket?.destroy()
  }
}

function presented(socket: Socket, serverName: string | undefined, signal: AbortSignal): Promise<PresentedCertificate> {
  return new Promise((resolve, reject) => {
    const tls = tlsConnect({
      socket,
      // An empty name sends none.
      servername: serverName ?? '',
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
    })
    const give = (settle: () => void) => {
      signal.removeEventListener('abort', onAbort)
      settle()
      tls.destroy()
    }
    const onAbort = () => give(() => reject(new Unreachable('no answer in time')))
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    tls.once('secureConnect', () => give(() => resolve(certificateOf(tls))))
    tls.on('error', (error: NodeJS.ErrnoException) =>
      give(() =>
        reject(new Unreachable(/^ERR_SSL/.test(error.code ?? '') ? 'no TLS' : wordsOf(error), { cause: error })),
      ),
    )
    tls.once('close', () => give(() => reject(new Unreachable('connection broken'))))
    socket.on('error', () => tls.destroy())
  })
}

function certificateOf(tls: TLSSocket): PresentedCertificate {
  const certificate = tls.getPeerX509Certificate()
  const alternatives = (certificate?.subjectAltName ?? '').split(', ').filter((name) => name.startsWith('DNS:'))
  const common = [...(certificate?.subject ?? '').matchAll(/^CN=(.*)$/gm)].map(([, name = '']) => name)
  const names = hostNames(alternatives.length > 0 ? alternatives.map((name) => name.slice(4)) : common)
  const doubt = tls.authorized ? null : (DOUBTS[String(codeOf(tls.authorizationError))] ?? 'not trusted')
  return { names, verified: doubt === null, doubt }
}

const codeOf = (error: unknown) => (error instanceof Error ? (error as NodeJS.ErrnoException).code : error)
