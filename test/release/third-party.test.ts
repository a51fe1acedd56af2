import { readFileSync } from 'node:fs'
import type { Metafile } from 'esbuild'
import { expect, test } from 'vitest'
import { billOfMaterials, bundledPackages, licenseList } from '../../release/third-party.ts'

/** A build that took these bytes of these files. */
const built = (bytes: Readonly<Record<string, number>>) =>
  ({
    outputs: {
      'a.js': {
        inputs: Object.fromEntries(Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }])),
      },
    },
  }) as unknown as Metafile

const versionOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version

test('what a package asks to have told is told with its license', async () => {
  const [validator, ...more] = await bundledPackages([
    built({ 'node_modules/asl-validator/dist/validator.js': 5 }),
    built({ 'node_modules/echarts/core.js': 5 }),
  ])
  const list = licenseList([validator, ...more].flatMap((one) => one ?? []))
  expect(list).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION')
  // Their NOTICE files.
  expect(list).toContain('Copyright 2017 Christophe Bougère')
  expect(list).toContain('This product includes software developed at')
})

test('what is in a build has its version, its license and its words', async () => {
  const packages = await bundledPackages([
    built({ 'domain/day.ts': 10, 'node_modules/zod/index.js': 5, 'node_modules/yaml/index.js': 0 }),
    built({ 'node_modules/zod/v4/core.js': 7, 'node_modules/@aws-sdk/client-s3/dist-es/index.js': 3 }),
  ])
  expect(packages.map(({ name, version, license }) => ({ name, version, license }))).toEqual([
    { name: '@aws-sdk/client-s3', version: versionOf('@aws-sdk/client-s3'), license: 'Apache-2.0' },
    { name: 'zod', version: versionOf('zod'), license: 'MIT' },
  ])
  const list = licenseList(packages)
  expect(list).toContain(`zod ${versionOf('zod')}: MIT`)
  expect(list).toContain('Permission is hereby granted, free of charge')
  expect(billOfMaterials(packages)).toMatchObject({
    bomFormat: 'CycloneDX',
    components: [{ purl: `pkg:npm/%40aws-sdk/client-s3@${versionOf('@aws-sdk/client-s3')}` }, { name: 'zod' }],
  })
})

test('a license that packages share word for word is told once, with all of their names', () => {
  const one = { version: '1.0.0', license: 'MIT', text: 'Copyright ACME\n\nDo as you like.' }
  const other = { ...one, name: 'other', text: 'Copyright Somebody\n\nDo as you like.' }
  const list = licenseList([{ ...one, name: 'a' }, other, { ...one, name: 'b', version: '2.0.0' }])
  expect(list.match(/Copyright ACME/g)).toHaveLength(1)
  expect(list).toContain('a 1.0.0: MIT\nb 2.0.0: MIT\n\nCopyright ACME')
  expect(list).toContain('other 1.0.0: MIT\n\nCopyright Somebody')
})
