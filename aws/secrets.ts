import * as z from 'zod'
import { fitting } from './answer.ts'
import { type Api, answerOf } from './services/request.ts'

const SSM: Api = { serviceId: 'SSM', host: 'ssm', protocol: { jsonTarget: 'AmazonSSM' } }
const PARAMETER = z.object({ Parameter: z.object({ Value: z.string() }) })

const SECRETS: Api = {
  serviceId: 'Secrets Manager',
  host: 'secretsmanager',
  protocol: { jsonTarget: 'secretsmanager' },
}
const SECRET = z.object({ SecretString: z.string() })

/**
 * What stands in a parameter (`ssm:<name>`) or a secret (`secretsmanager:<name>`), asked each time: it may be changed at any time. Throws what
 * the service throws.
 */
export async function secretValue(place: string): Promise<string> {
  const [, store, name = ''] = /^(ssm|secretsmanager):(.*)$/s.exec(place) ?? []
  const value =
    store === 'ssm'
      ? await answerOf(
          SSM,
          'GetParameter',
          { Name: name, WithDecryption: true },
          (answer) => fitting('GetParameter', PARAMETER, answer).Parameter.Value,
        )
      : await answerOf(
          SECRETS,
          'GetSecretValue',
          { SecretId: name },
          (answer) => fitting('GetSecretValue', SECRET, answer).SecretString,
        )
  return value.trim()
}
