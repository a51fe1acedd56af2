import { generateKeyPairSync, type KeyObject, randomBytes, webcrypto } from 'node:crypto'
// x509 reads metadata of its classes by it.
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY = 86_400_000

interface Authority {
  readonly name: string
  readonly pem: string
  readonly key: webcrypto.CryptoKey
}

export interface IssuedCertificate {
  readonly pem: string
  /** PEM. */
  readonly key: string
}

export interface CertificateRequest {
  /** Subject alternative names; none where empty. */
  readonly names: readonly string[]
  readonly commonName: string
  /** Expired yesterday where so. */
  readonly expired?: boolean
  readonly selfSigned?: boolean
}

/** A certificate authority of this process alone. */
export async function newAuthority(title: string): Promise<Authority> {
  const serialNumber = randomBytes(8).toString('hex')
  // A chain is looked for by name: two authorities of one name would be taken for each other.
  const name = `CN=${title} ${serialNumber}`
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber,
    name,
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 30 * DAY),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  })
  return { name, pem: certificate.toString('pem'), key: keys.privateKey }
}

/** A server's certificate, by the authority or by itself. */
export async function issued(authority: Authority, request: CertificateRequest): Promise<IssuedCertificate> {
  const { names, commonName, expired = false, selfSigned = false } = request
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signingKey = selfSigned ? await privateCryptoKey(privateKey) : authority.key
  const subject = [{ CN: [commonName] }]
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: randomBytes(8).toString('hex'),
    subject,
    issuer: selfSigned ? subject : authority.name,
    notBefore: new Date(Date.now() - 10 * DAY),
    notAfter: new Date(Date.now() + (expired ? -DAY : 20 * DAY)),
    publicKey: await publicCryptoKey(publicKey),
    signingKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      ...(names.length > 0
        ? [new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns', value })))]
        : []),
    ],
  })
  return {
    pem: certificate.toString('pem'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

const privateCryptoKey = (key: KeyObject) =>
  webcrypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), ALGORITHM, false, ['sign'])

const publicCryptoKey = (key: KeyObject) =>
  webcrypto.subtle.importKey('spki', key.export({ type: 'spki', format: 'der' }), ALGORITHM, true, ['verify'])
