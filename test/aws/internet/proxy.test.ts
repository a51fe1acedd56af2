import { afterEach, expect, test, vi } from 'vitest'
import { proxyOf } from '../../../aws/internet/proxy.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test.each([
  [{}, undefined],
  [{ HTTPS_PROXY: 'http://me:pass@proxy:3128' }, 'http://me:pass@proxy:3128/'],
  [{ HTTPS_PROXY: 'https://proxy:3129' }, 'https://proxy:3129/'],
  [{ HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
  [{ https_proxy: 'proxy:3128', HTTPS_PROXY: 'http://other:1' }, 'http://proxy:3128/'],
  [{ ALL_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
  [{ ALL_PROXY: 'socks5://proxy:1080' }, undefined],
  [{ ALL_PROXY: 'socks5h://proxy:1080', HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
  [{ HTTPS_PROXY: 'proxy:3128', NO_PROXY: '.amazonaws.com' }, undefined],
  [{ HTTP_PROXY: 'http://proxy:3128' }, undefined],
])('with %j the proxy of a URL is %j', (variables: Readonly<Record<string, string>>, proxy) => {
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, variables[name] ?? '')
    vi.stubEnv(name.toLowerCase(), variables[name.toLowerCase()] ?? '')
  }
  expect(proxyOf('https://ec2.eu-west-1.amazonaws.com/')?.href).toBe(proxy)
})
