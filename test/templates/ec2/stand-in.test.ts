import { describe, expect, test } from 'vitest'
import { NETWORK } from './network.ts'
import { StandIn } from './stand-in.ts'

/** A stand-in that took what EC2 refuses would let wrong commands pass. */
const answer = (command: string, network = NETWORK) => {
  const ec2 = new StandIn(network)
  const { code, text } = ec2.answer(command.split(' '))
  return { code, text, changes: ec2.changes }
}
const at = (operation: string, words: string) => `ec2 ${operation} --region us-east-1 ${words}`
const rules = (count: number) =>
  JSON.stringify([
    { FromPort: 443, IpRanges: Array.from({ length: count }, (_, index) => ({ CidrIp: `10.0.${index}.0/24` })) },
  ])

describe('refuses what EC2 refuses', () => {
  const route = '--route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0'
  test.each([
    [
      'a target by the flag of another',
      at('replace-route', `${route} --nat-gateway-id tgw-1`),
      'InvalidParameterValue',
    ],
    ['a gateway that is not there', at('replace-route', `${route} --nat-gateway-id nat-9`), 'InvalidTarget.NotFound'],
    [
      'a route that is not there',
      at('replace-route', '--route-table-id rtb-1 --destination-cidr-block 1.0.0.0/8 --nat-gateway-id nat-1'),
      'There is no route defined',
    ],
    ['a route that is there', at('create-route', `${route} --nat-gateway-id nat-1`), 'RouteAlreadyExists'],
    [
      'IPv6 as IPv4',
      at('create-route', '--route-table-id rtb-1 --destination-cidr-block 64:ff9b::/96 --nat-gateway-id nat-1'),
      'InvalidParameterValue',
    ],
    ['a table that is not there', at('delete-route-table', '--route-table-id rtb-9'), 'InvalidRouteTableID.NotFound'],
    ['the main table to go', at('delete-route-table', '--route-table-id rtb-main'), 'DependencyViolation'],
    ['a table in use to go', at('delete-route-table', '--route-table-id rtb-1'), 'DependencyViolation'],
    [
      'a second table of a subnet',
      at('associate-route-table', '--subnet-id own-1 --route-table-id rtb-all'),
      'Resource.AlreadyAssociated',
    ],
    [
      'an association of nobody',
      at('disassociate-route-table', '--association-id rtbassoc-9'),
      'InvalidAssociationID.NotFound',
    ],
    ['another account’s VPC', at('create-route-table', '--vpc-id vpc-shared'), 'UnauthorizedOperation'],
    ['its subnets', at('create-nat-gateway', '--subnet-id subnet-guest --allocation-id eipalloc-1'), 'Unauthorized'],
    ['an address in use to go', at('release-address', '--allocation-id eipalloc-1'), 'InvalidIPAddress.InUse'],
    [
      'a zone without the service',
      at(
        'create-vpc-endpoint',
        '--vpc-id vpc-1 --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.email-smtp --subnet-ids own-3',
      ),
      'does not support the availability zone',
    ],
    [
      'private DNS where there is none',
      at(
        'create-vpc-endpoint',
        '--vpc-id vpc-1 --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.iot.data --subnet-ids own-1 --private-dns-enabled',
      ),
      'does not provide a private DNS name',
    ],
    [
      'names that lead to two endpoints',
      at(
        'create-vpc-endpoint',
        '--vpc-id vpc-1 --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.kms --subnet-ids own-1 --private-dns-enabled',
      ),
      'conflicting DNS domain',
    ],
    [
      'a second endpoint of one table',
      at(
        'create-vpc-endpoint',
        '--vpc-id vpc-1 --vpc-endpoint-type Gateway --service-name com.amazonaws.us-east-1.s3 --route-table-ids rtb-all',
      ),
      'RouteAlreadyExists',
    ],
    [
      'a service of another kind',
      at(
        'create-vpc-endpoint',
        '--vpc-id vpc-1 --vpc-endpoint-type Gateway --service-name com.amazonaws.us-east-1.sqs --route-table-ids rtb-1',
      ),
      'no Gateway endpoint',
    ],
    ['a group in use to go', at('delete-security-group', '--group-id sg-1'), 'DependencyViolation'],
    [
      'more rules than a group takes',
      at('authorize-security-group-ingress', `--group-id sg-1 --ip-permissions ${rules(60)}`),
      'RulesPerSecurityGroupLimitExceeded',
    ],
    ['an empty id', `ec2 delete-nat-gateway --region us-east-1 --nat-gateway-id `, 'is empty'],
    ['an option that there is none of', at('replace-route', `${route} --nat-gateway nat-1`), 'Unknown options'],
    ['a call without its region', 'ec2 describe-addresses', 'MissingParameter'],
    ['a filter that there is none of', at('describe-addresses', '--filters Name=tag,Values=x'), 'is invalid'],
  ])('%s', (_, command, refusal) => {
    const { code, text } = answer(command)
    expect(code).not.toBe(0)
    expect(text).toContain(refusal)
  })

  test('and takes what EC2 takes', () => {
    expect(answer(at('replace-route', `${route} --nat-gateway-id nat-3`)).code).toBe(0)
    expect(answer(at('authorize-security-group-ingress', `--group-id sg-1 --ip-permissions ${rules(59)}`)).code).toBe(0)
    expect(answer(at('delete-nat-gateway', '--nat-gateway-id nat-3')).code).toBe(0)
  })

  test('and does nothing in a dry run', () => {
    const { text, changes } = answer(at('replace-route', `${route} --nat-gateway-id nat-3 --dry-run`))
    expect(text).toContain('DryRunOperation')
    expect(changes).toEqual([])
  })
})
