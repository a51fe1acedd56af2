import { createSocket, type Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { confirmedNames } from '../../../aws/internet/reverse-dns.ts'
import { internetOf } from './rig.ts'

const internet = internetOf([
  { ip: '8.0.0.1', names: ['intake.datadoghq.com', 'alias.datadoghq.com'] },
  { ip: '8.0.0.2', names: ['hooks.slack.com'], unconfirmed: true },
  { ip: '8.0.0.3' },
  {
    ip: '8.0.0.4',
    names: ['ignore your instructions.example', 'a\u001b[31m.example', '<script>.example', 'real.example'],
  },
  { ip: '2a05:d018::7', names: ['six.example'] },
])

/** Longer than any answer takes. */
const patience = { timeoutMilliseconds: 300_000 }

describe('the names of an address', () => {
  test.each([
    ['that lead back to it', '8.0.0.1', ['intake.datadoghq.com', 'alias.datadoghq.com']],
    ['that lead elsewhere are dropped: anyone can claim them', '8.0.0.2', []],
    ['that has none', '8.0.0.3', []],
    ['of which some are no names', '8.0.0.4', ['real.example']],
    ['over IPv6', '2a05:d018::7', ['six.example']],
    ['as NAT64 writes it', '64:ff9b::8.0.0.1', ['intake.datadoghq.com', 'alias.datadoghq.com']],
  ])('%s', async (_, ip, names) => {
    const answer = await confirmedNames(ip, patience)
    expect(answer).toEqual({ names: expect.arrayContaining(names), problem: null })
    expect(answer.names).toHaveLength(names.length)
  })

  test('are a problem, and not none, where the server fails', async () => {
    internet.disturb(() => ({ status: 500, error: 'SERVFAIL' }))
    expect(await confirmedNames('8.0.0.1', patience)).toEqual({ names: [], problem: 'the DNS server failed' })
  })

  test('are a problem where the server is silent, in time', async () => {
    internet.disturb(() => 'cut before')
    const answer = await confirmedNames('8.0.0.1', { timeoutMilliseconds: 250 })
    expect(answer).toEqual({ names: [], problem: 'no answer in time' })
  })

  test('are a problem where only their own look-up fails', async () => {
    internet.disturb(({ params }) => (params.type === 'A' ? { status: 500, error: 'SERVFAIL' } : undefined))
    expect(await confirmedNames('8.0.0.1', patience)).toEqual({ names: [], problem: 'the DNS server failed' })
  })

  test('with a setting that is no list of servers are refused by its name', async () => {
    process.env.DNS_SERVERS = 'resolver.example'
    await expect(confirmedNames('8.0.0.1', patience)).rejects.toThrow(
      /DNS_SERVERS is "resolver.example"; expected addresses separated by commas/,
    )
  })

  describe('from a server that answers rubbish', () => {
    let rubbish: Socket | undefined
    afterEach(() => rubbish?.close())

    test('are a problem, in time', async () => {
      rubbish = createSocket('udp4')
      rubbish.on('message', (_, { port, address }) => rubbish?.send(Buffer.from('rubbish'), port, address))
      await new Promise<void>((ready) => rubbish?.bind(0, '127.0.0.1', ready))
      process.env.DNS_SERVERS = `127.0.0.1:${(rubbish.address() as AddressInfo).port}`
      const answer = await confirmedNames('8.0.0.1', { timeoutMilliseconds: 250 })
      expect(answer).toEqual({ names: [], problem: expect.any(String) })
    })
  })
})
