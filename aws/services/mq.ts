import * as z from 'zod'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import { pagesOf, text } from './answers.ts'
import type { Api } from './request.ts'
import type { DescribingService } from './service.ts'

export const MQ: Api = { serviceId: 'mq', host: 'mq', protocol: { restPaths: { ListBrokers: '/v1/brokers' } } }

const BROKERS = z.object({
  brokerSummaries: z.array(z.object({ brokerId: z.string(), brokerName: z.string(), engineType: text })),
})

const ENGINES: Readonly<Record<string, string>> = { ACTIVEMQ: 'ActiveMQ', RABBITMQ: 'RabbitMQ' }

/** Brokers by the ids that EC2's descriptions have. */
export const mq: DescribingService = {
  mayHave: ({ store }) => store?.system === 'mq',
  read: async (_, { signer }) => {
    const marker = { answer: 'nextToken', question: 'nextToken' }
    const pages = await pagesOf({ ...MQ, signer }, 'ListBrokers', BROKERS, marker)
    return pages
      .flatMap((page) => page.brokerSummaries)
      .map(({ brokerId, brokerName, engineType = '' }): DescribedResource => {
        const engine = ENGINES[engineType.toUpperCase()]
        return {
          name: `${brokerName} (Amazon MQ${engine ? ` ${engine}` : ''})`,
          describedAs: `Amazon MQ broker ${brokerId}`,
        }
      })
  },
}
