import { partition } from '@aws-sdk/core/client'
import * as z from 'zod'
import { balancerFor, type Tag } from '../../domain/network/balancer-tags.ts'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import type { NetworkInterface } from '../../domain/network/topology.ts'
import { fitting } from '../answer.ts'
import { listOf, text } from './answers.ts'
import { type Api, answerOf } from './request.ts'
import type { DescribingService } from './service.ts'

const host = 'elasticloadbalancing'
export const CLASSIC: Api = { serviceId: 'Elastic Load Balancing', host, protocol: { queryVersion: '2012-06-01' } }
const LATER: Api = { serviceId: 'Elastic Load Balancing v2', host, protocol: { queryVersion: '2015-12-01' } }

/** That one question takes. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html */
const MOST_OF_A_QUESTION = 20

const TAGS = z.object({
  TagDescriptions: listOf(
    'member',
    z.object({
      ResourceArn: text,
      LoadBalancerName: text,
      Tags: listOf('member', z.object({ Key: z.string(), Value: text })),
    }),
  ),
})

/** Load balancers with the Service or the Ingress that they were made for, by the tags that controllers give them. */
export const loadBalancers: DescribingService = {
  mayHave: ({ loadBalancer }) => loadBalancer !== undefined,
  read: async (interfaces, { place, signer }) => {
    const arnOf = (path: string) =>
      place && `arn:${partition(place.region).name}:${host}:${place.region}:${place.accountId}:loadbalancer/${path}`
    const balancers = new Map(interfaces.flatMap((one) => (one.loadBalancer ? [[one.loadBalancer, one] as const] : [])))
    const paths = [...balancers.keys()]
    const arns = paths.flatMap((path) => (path.includes('/') ? (arnOf(path) ?? []) : []))
    const classic = paths.filter((path) => !path.includes('/'))
    const tags = new Map([
      ...(await tagsOf({ ...LATER, signer }, 'ResourceArns', arns)),
      ...(await tagsOf({ ...CLASSIC, signer }, 'LoadBalancerNames', classic)),
    ])
    return [...balancers].flatMap(([path, one]) => described(one, tags.get(arnOf(path) ?? '') ?? tags.get(path) ?? []))
  },
}

function described({ name }: NetworkInterface, tags: readonly Tag[]): DescribedResource[] {
  const madeFor = balancerFor(tags)
  return name === null || madeFor === null ? [] : [{ name: `${name} (${madeFor})`, describedAs: name }]
}

/** The tags of each. One that is gone fails the whole question, so the others are asked for without it. */
async function tagsOf(api: Api, parameter: string, ids: readonly string[]): Promise<[string, Tag[]][]> {
  if (ids.length === 0) return []
  if (ids.length > MOST_OF_A_QUESTION) return await inHalves(api, parameter, ids)
  try {
    const fit = (answer: unknown) => fitting('DescribeTags', TAGS, answer)
    const { TagDescriptions } = await answerOf(api, 'DescribeTags', { [parameter]: ids }, fit)
    return TagDescriptions.map(({ ResourceArn, LoadBalancerName, Tags }) => [
      ResourceArn ?? LoadBalancerName ?? '',
      Tags.map(({ Key, Value = '' }) => ({ key: Key, value: Value })),
    ])
  } catch (error) {
    if ((error as Error).name !== 'LoadBalancerNotFound') throw error
    return ids.length === 1 ? [] : await inHalves(api, parameter, ids)
  }
}

async function inHalves(api: Api, parameter: string, ids: readonly string[]): Promise<[string, Tag[]][]> {
  const half = Math.ceil(ids.length / 2)
  return [...(await tagsOf(api, parameter, ids.slice(0, half))), ...(await tagsOf(api, parameter, ids.slice(half)))]
}
