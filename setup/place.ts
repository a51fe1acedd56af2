/** The account and region that are looked at. */
export interface Place {
  readonly account: string
  readonly region: string
}

/** The ARN of `service:resource` there; `*` is none. */
export function arnOf(resource: string, { account, region }: Place): string {
  if (resource === '*') return resource
  const [service, ...name] = resource.split(':')
  return `arn:aws:${service}:${region}:${account}:${name.join(':')}`
}

export const clusterArn = (name: string, place: Place): string => arnOf(`eks:cluster/${name}`, place)
