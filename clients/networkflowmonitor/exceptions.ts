import { ServiceException, type ServiceExceptionOptions } from '@smithy/core/client'
import { TypeRegistry } from '@smithy/core/schema'
import type { StaticErrorSchema } from '@smithy/types'

const NAMESPACE = 'com.amazonaws.networkflowmonitor'

type Details = Omit<ServiceExceptionOptions, 'name' | '$fault'>

/** Base of every error that the service answers. */
export class NetworkFlowMonitorServiceException extends ServiceException {
  constructor(options: ServiceExceptionOptions) {
    super(options)
    Object.setPrototypeOf(this, new.target.prototype)
  }
}

/** The caller lacks a permission. HTTP 403. */
export class AccessDeniedException extends NetworkFlowMonitorServiceException {
  override readonly name = 'AccessDeniedException'
  override readonly $fault = 'client'
  constructor(options: Details) {
    super({ ...options, name: 'AccessDeniedException', $fault: 'client' })
  }
}

/** The resource is in a state that forbids the request. HTTP 409. */
export class ConflictException extends NetworkFlowMonitorServiceException {
  override readonly name = 'ConflictException'
  override readonly $fault = 'client'
  constructor(options: Details) {
    super({ ...options, name: 'ConflictException', $fault: 'client' })
  }
}

/** The service failed; a retry may succeed. HTTP 500. */
export class InternalServerException extends NetworkFlowMonitorServiceException {
  override readonly name = 'InternalServerException'
  override readonly $fault = 'server'
  override readonly $retryable = { throttling: false }
  constructor(options: Details) {
    super({ ...options, name: 'InternalServerException', $fault: 'server' })
  }
}

/** The monitor or the query does not exist. HTTP 404. */
export class ResourceNotFoundException extends NetworkFlowMonitorServiceException {
  override readonly name = 'ResourceNotFoundException'
  override readonly $fault = 'client'
  constructor(options: Details) {
    super({ ...options, name: 'ResourceNotFoundException', $fault: 'client' })
  }
}

/** A quota is used up. HTTP 402. */
export class ServiceQuotaExceededException extends NetworkFlowMonitorServiceException {
  override readonly name = 'ServiceQuotaExceededException'
  override readonly $fault = 'client'
  constructor(options: Details) {
    super({ ...options, name: 'ServiceQuotaExceededException', $fault: 'client' })
  }
}

/** Too many requests; retried with the throttling back-off. HTTP 429. */
export class ThrottlingException extends NetworkFlowMonitorServiceException {
  override readonly name = 'ThrottlingException'
  override readonly $fault = 'client'
  override readonly $retryable = { throttling: true }
  constructor(options: Details) {
    super({ ...options, name: 'ThrottlingException', $fault: 'client' })
  }
}

/** A field of the request is wrong. HTTP 400. */
export class ValidationException extends NetworkFlowMonitorServiceException {
  override readonly name = 'ValidationException'
  override readonly $fault = 'client'
  constructor(options: Details) {
    super({ ...options, name: 'ValidationException', $fault: 'client' })
  }
}

const clientError = (name: string, status: number, traits: object = {}): StaticErrorSchema => [
  -3,
  NAMESPACE,
  name,
  { error: 'client', httpError: status, ...traits },
  ['message'],
  [0],
]

const base: StaticErrorSchema = [
  -3,
  `smithy.ts.sdk.synthetic.${NAMESPACE}`,
  'NetworkFlowMonitorServiceException',
  0,
  [],
  [],
]

const syntheticRegistry = TypeRegistry.for(base[1])
syntheticRegistry.registerError(base, NetworkFlowMonitorServiceException)

const registry = TypeRegistry.for(NAMESPACE)
registry.registerError(clientError('AccessDeniedException', 403), AccessDeniedException)
registry.registerError(clientError('ConflictException', 409), ConflictException)
registry.registerError(
  [-3, NAMESPACE, 'InternalServerException', { error: 'server', httpError: 500 }, ['message'], [0]],
  InternalServerException,
)
registry.registerError(clientError('ResourceNotFoundException', 404), ResourceNotFoundException)
registry.registerError(clientError('ServiceQuotaExceededException', 402), ServiceQuotaExceededException)
registry.registerError(clientError('ThrottlingException', 429), ThrottlingException)
registry.registerError(clientError('ValidationException', 400), ValidationException)

export const errorTypeRegistries = [syntheticRegistry, registry]
