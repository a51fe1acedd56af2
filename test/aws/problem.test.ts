import { expect, test } from 'vitest'
import { problemOf, UnfitAnswer } from '../../aws/faults.ts'

const sdk = (name: string, message: string, more: object = {}) => Object.assign(new Error(message), { name, ...more })
const ACTION = 'pricing:GetProducts'

test.each([
  [
    sdk('AccessDeniedException', 'User x is not authorized', { $fault: 'client' }),
    `the permission ${ACTION} is missing`,
  ],
  [sdk('ThrottlingException', 'Rate exceeded'), `${ACTION} was throttled (ThrottlingException)`],
  [sdk('ServiceQuotaExceededException', 'too many'), `${ACTION} reached a quota (ServiceQuotaExceededException)`],
  [sdk('InternalErrorException', 'x', { $fault: 'server' }), `${ACTION} failed (InternalErrorException)`],
  [
    sdk('Error', 'connect ECONNREFUSED 127.0.0.1:1', { code: 'ECONNREFUSED' }),
    `the service of ${ACTION} could not be reached (ECONNREFUSED)`,
  ],
  [sdk('TimeoutError', 'socket hang up'), `${ACTION} had no answer in time`],
  [
    sdk('InvalidParameterException', 'The field is wrong', { $fault: 'client' }),
    `${ACTION} was refused (InvalidParameterException: The field is wrong)`,
  ],
  [sdk('CredentialsProviderError', 'Could not load credentials from any providers'), 'there are no AWS credentials'],
  // What reads an answer throws in words of its own.
  [
    sdk('SyntaxError', 'Unexpected token \'<\', "<html>" is not valid JSON', { $metadata: { httpStatusCode: 200 } }),
    `the answer to ${ACTION} is none of its API`,
  ],
  [
    Object.assign(new SyntaxError("Unexpected token '<'"), { $metadata: { httpStatusCode: 500 } }),
    `${ACTION} failed (HTTP 500)`,
  ],
  [new SyntaxError("Unexpected token '<'"), `the answer to ${ACTION} could not be read`],
  [new TypeError("Cannot read properties of undefined (reading 'map')"), `the answer to ${ACTION} could not be read`],
  [
    new UnfitAnswer('the answer to GetProducts is not what was asked for (PriceList)'),
    'the answer to GetProducts is not what was asked for (PriceList)',
  ],
  ['a text', `${ACTION} failed (a text)`],
])('%s is told as %s', (error, told) => {
  expect(problemOf(error, ACTION)).toBe(told)
})
