import { AccessDenied, QuotaExceeded, ServiceFault, Throttled } from '../domain/errors.ts'

/** An answer that is not what was asked for. It is a fault like others: what asks again after one asks again after it. */
export class UnfitAnswer extends ServiceFault {}

/** A role that STS does not let be assumed: what is asked with it is refused before it is asked. */
export class RoleRefused extends AccessDenied {}

interface SdkError extends Error {
  readonly $fault?: 'client' | 'server'
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly code?: string
}

const THROTTLES = new Set([
  'Throttling',
  'ThrottlingException',
  'KMSThrottlingException',
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
  if (error instanceof RoleRefused) return error
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

/** Said where the ordinary chain finds none, and what to do then. */
export const NO_CREDENTIALS = 'there are no AWS credentials'
export const GIVE_CREDENTIALS = 'give some by AWS_PROFILE, or sign in'

/** Whether another try may find what this one did not: the service asked to slow down, failed, or could not be reached. */
export function mayPass(error: unknown): boolean {
  const named = namedFault(error)
  return named instanceof Throttled || named instanceof ServiceFault
}

/**
 * Why something optional could not be read, as a clause: what was asked, and what the service said or did. What a library
 * throws about an answer is no word of the service, and stands in no note.
 */
export function problemOf(error: unknown, action: string): string {
  const named = namedFault(error)
  const { name, message, code, $fault } = (named.cause ?? named) as SdkError
  if (named instanceof RoleRefused) return named.message
  if (named instanceof AccessDenied) return `the permission ${action} is missing`
  if (named instanceof Throttled) return `${action} was throttled (${name})`
  if (named instanceof QuotaExceeded) return `${action} reached a quota (${name})`
  // Ours, in words of our own.
  if (named instanceof UnfitAnswer && named.cause === undefined) return named.message
  if (named instanceof UnfitAnswer) return `the answer to ${action} is none of its API`
  if (NETWORK_CODES.has(code ?? '')) return `the service of ${action} could not be reached (${code})`
  if (name === 'TimeoutError' || name === 'AbortError') return `${action} had no answer in time`
  if (named instanceof ServiceFault)
    return `${action} failed (${named.cause === undefined ? message : faultIn(named.cause)})`
  if (name === 'CredentialsProviderError') return NO_CREDENTIALS
  if ($fault === 'client') return `${action} was refused (${name}: ${message})`
  return `the answer to ${action} could not be read`
}

/** The service's name for its fault; where it sent something else than its API's answer, the status that came with it. */
function faultIn(cause: unknown): string {
  const { name, $metadata } = cause as SdkError
  const status = $metadata?.httpStatusCode
  return cause instanceof SyntaxError && status !== undefined ? `HTTP ${status}` : name
}
