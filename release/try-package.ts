import { strictEqual as equal, match, ok } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { VERSION } from '../domain/version.ts'
import { documentedCalls } from './pages/commands.ts'
import { type Ran, tryConstruct } from './try-construct.ts'

/** Installs the package of `dist/release/` in an empty folder, and uses it as its reader does, with the Node.js that PATH finds. */

const PACKAGE = fileURLToPath(new URL(`../dist/release/flowtoll-${VERSION}.tgz`, import.meta.url))
const MOST_BYTES = 15_000_000

const folder = mkdtempSync(join(tmpdir(), 'flowtoll installed '))

const ran: Ran = (command, ...args) => spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
const flowtoll = (...args: readonly string[]) => ran('npx', '--no', '--', 'flowtoll', ...args)
const says = (text: string) => process.stdout.write(`${text}\n`)

try {
  says(`Node.js ${ran('node', '--version').stdout.trim()}`)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const installed = ran('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', PACKAGE)
  equal(installed.status, 0, installed.stderr)
  equal(installed.stderr, '', 'npm warns')

  const place = join(folder, 'node_modules/flowtoll')
  const files = readdirSync(place, { recursive: true }).map((name) => join(place, String(name)))
  const bytes = files.reduce((sum, file) => sum + (lstatSync(file).isFile() ? lstatSync(file).size : 0), 0)
  ok(bytes < MOST_BYTES, `${bytes} bytes, and ${MOST_BYTES} are the most`)
  equal(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).length, 0)
  equal(existsSync(join(folder, 'node_modules/aws-cdk-lib')), false, 'the CDK weighs on who only reads')
  says(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`)

  for (const name of ['report', 'query', 'mcp', 'init', 'enable', 'doctor', 'deploy'])
    match(flowtoll('--help').stdout, new RegExp(`^ {2}${name} `, 'm'))
  equal(flowtoll('--version').stdout, `${VERSION}\n`)

  const report = flowtoll('report')
  equal(report.status, 0, report.stderr)
  match(report.stdout, /out\/shop\/report\.html/)
  ok(existsSync(join(folder, 'out/shop/report.html')))
  says(report.stdout.split('\n').find((line) => line.includes('$')) ?? '')

  const query = flowtoll('query', 'nat-by-destination', '--format', 'csv')
  equal(query.status, 0, query.stderr)
  match(query.stdout, /Datadog/)

  for (const [command, args] of documentedCalls()) {
    const { status, stderr } = flowtoll(...args)
    equal(status, 0, `${command}: ${stderr}`)
    says(command)
  }

  const client = new Client({ name: 'try-package', version: VERSION })
  await client.connect(
    new StdioClientTransport({ command: 'npx', args: ['--no', '--', 'flowtoll', 'mcp'], cwd: folder }),
  )
  const { tools } = await client.listTools()
  const answered = await client.callTool({
    name: 'query_archive',
    arguments: { sql: 'select count(*) as flows from flows' },
  })
  await client.close()
  ok(!answered.isError, JSON.stringify(answered))
  says(`mcp: ${tools.length} tools; ${JSON.stringify((answered.structuredContent as { rows: unknown }).rows)}`)

  const deploy = flowtoll('deploy')
  equal(deploy.status, 2)
  match(deploy.stderr, /npm install aws-cdk aws-cdk-lib constructs/)

  equal(flowtoll('init', '--sender', 'a@acme.internal', '--recipients', 'b@acme.internal').status, 0)
  equal(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).sender, 'a@acme.internal')
  for (const { stderr } of [report, query]) ok(!/warning/i.test(stderr), stderr)

  tryConstruct(folder, ran)
  says('a construct in apps by import, by require and in TypeScript, with every prop')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
