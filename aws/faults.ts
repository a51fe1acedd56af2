import { AccessDenied, QuotaExceeded, ServiceFault, Throttled } from '../domain/errors.ts'

/** An answer that is not what was asked for. It is a fault like others: what asks again after one asks again after it. */
export class UnfitAnswer extends ServiceFault {}

interface SdkError extends Error {
  readonly $fault?: 'client' | 'server'
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly code?: string
}

const THROTTLES = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'SlowDown',
  'RequestThrottled',
])

const DENIALS = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'AuthorizationErrorException',
])

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])

/**
 * An error under the name that the workflow's Retry and Catch know; the SDK's own error stays as the cause. What is
 * none of a throttle, a quota, a denial or a fault comes back as it is. An answer that the SDK could not read, whose status
 * was good, is UnfitAnswer.
 */
export function namedFault(error: unknown): Error {
  if (!(error instanceof Error)) return new ServiceFault(String(error))
  const { name, message, code, $fault, $metadata } = error as SdkError
  const status = $metadata?.httpStatusCode ?? 0
  const says = `${name}: ${message}`
  if (THROTTLES.has(name) || status === 429) return new Throttled(says, { cause: error })
  if (name === 'ServiceQuotaExceededException') return new QuotaExceeded(says, { cause: error })
  if (DENIALS.has(name)) return new AccessDenied(says, { cause: error })
  if ($fault === 'server' || status >= 500 || name === 'TimeoutError' || NETWORK_CODES.has(code ?? '')) {
    return new ServiceFault(says, { cause: error })
  }
  if (status >= 200 && status < 300) {
    return new UnfitAnswer('the service answered with what is no answer of its API', { cause: error })
  }
  return error
}

/** Why something optional could not be read, in a few words: the missing action, or what the service said. */
export function problemOf(error: unknown, action: string): string {
  const named = namedFault(error)
  return named instanceof AccessDenied ? `the permission ${action} is missing` : named.message
}
