import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readSettingsFile, refuseUndeployable } from '../cdk/settings-file.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command } from '../local/command.ts'

const HELP = `${FLOWTOLL} deploy [options of cdk deploy]

Deploys the daily report to the account and region of your credentials, by the settings.json of this folder. It stands on the AWS
CDK: npm install aws-cdk aws-cdk-lib constructs. The account and region must be bootstrapped once:
npx --no -- cdk bootstrap aws://ACCOUNT/REGION

Where the setting enable names clusters, it first tells what they lack, as ${FLOWTOLL} enable does, and asks whether to make it.

  --profile NAME  whose credentials (default those of cdk.json, ~/.cdk.json, or AWS_PROFILE)
  --region NAME   where to (default likewise)
  --yes           make what the clusters lack without asking, and have the CDK ask nothing

Exit codes: 0 it is deployed, 1 it failed or something is left for you to do for a cluster, 2 wrong arguments; others are the CDK's.
`

/** In a clone it bundles the functions, and holds the stack against cdk-nag. */
const APP = fileURLToPath(new URL('../cdk/app.ts', import.meta.url))

await command(async () => {
  const args = process.argv.slice(2)
  const { help, profile, region, yes } = ownOptions(args)
  if (help) return void process.stdout.write(HELP)
  const cdk = cdkCommand()
  const { settings, isExample, enable } = readSettingsFile()
  if (isExample) throw new Error(`there is no settings.json in this folder; ${FLOWTOLL} init writes it`)
  for (const [name, value] of Object.entries(environmentOf(profile, region)))
    if (value !== undefined) process.env[name] = value
  // The SDK is loaded once it is known whose credentials are meant.
  const { workingRegion } = await import('../setup/working-region.ts')
  // Where none is set, the CDK would take one of its own.
  process.env.AWS_REGION = await workingRegion()
  refuseUndeployable(settings, process.env.AWS_REGION)
  const isToDo = enable.length > 0 && (await enabled(enable, yes))
  // The CDK takes quotes off that stand around the whole: the space at the end keeps these, and with them paths that have one.
  const app = `"${process.execPath}" "${APP}" `
  const [code] = await once(
    spawn(process.execPath, [cdk, 'deploy', '--app', app, ...args], { stdio: 'inherit' }),
    'exit',
  )
  process.exitCode = code ?? 1
  if (process.exitCode !== 0 || !isToDo) return
  process.stdout.write(`Deployed; something is left to do for a cluster: see above, or ask ${FLOWTOLL} doctor.\n`)
  process.exitCode = 1
})

/** Those of the CDK's options that mean something before it is called; it refuses what it does not know. */
function ownOptions(args: string[]) {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const
  const options = { profile: text, region: text, yes: { ...flag, short: 'y' }, help: { ...flag, short: 'h' } } as const
  const { help = false, yes = false, profile, region } = parseArgs({ args, options, strict: false }).values
  const textOf = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)
  return { help: help === true, yes: yes === true, profile: textOf(profile), region: textOf(region) }
}

/**
 * Whose account and which region, as the CDK finds them: clusters are set up where the stack is deployed. Its options have variables of their
 * own, cdk.json goes before ~/.cdk.json, and both before what the SDK reads: tried with aws-cdk 2.1148.1.
 */
function environmentOf(profile: string | undefined, region: string | undefined) {
  const { CDK_PROFILE, CDK_REGION, AWS_PROFILE, AWS_DEFAULT_PROFILE, AWS_REGION, AWS_DEFAULT_REGION } = process.env
  const [project, user] = [cdkFile('cdk.json'), cdkFile(join(homedir(), '.cdk.json'))]
  return {
    AWS_PROFILE: profile || CDK_PROFILE || project.profile || user.profile || AWS_PROFILE || AWS_DEFAULT_PROFILE,
    AWS_REGION: region || CDK_REGION || project.region || user.region || AWS_REGION || AWS_DEFAULT_REGION,
  }
}

/** Where a file of the CDK says that it deploys; nothing where there is none. */
function cdkFile(path: string): { readonly profile?: string; readonly region?: string } {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8')) ?? {}
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

/** Tells what clusters lack, and makes it where it is agreed to. Whether something is left to do; throws where nobody agrees. */
async function enabled(clusters: readonly string[], yes: boolean): Promise<boolean> {
  const { setUpClusters } = await import('../setup/set-up-clusters.ts')
  const tell = (line: string) => process.stdout.write(`${line}\n`)
  const { isUndone, isToDo } = await setUpClusters(clusters, { undo: false, yes }, tell)
  if (!isUndone) return isToDo
  if (!process.stdin.isTTY) throw new Error('nothing was made, and nothing deployed: --yes does both')
  if (!(await agreed())) throw new Error('nothing was made, and nothing deployed')
  return (await setUpClusters(clusters, { undo: false, yes: true }, tell)).isToDo
}

async function agreed(): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const unanswered = once(asking, 'close').then(() => 'no')
    const answer = await Promise.race([asking.question('Make this, then deploy? [y/N] '), unanswered])
    return /^y(?:es)?$/i.test(answer.trim())
  } finally {
    asking.close()
  }
}

/** The CDK's own command, of this folder or of a folder above. Throws ArgumentError where the CDK is not installed. */
function cdkCommand(): string {
  const here = createRequire(`${process.cwd()}/`)
  const missing = ['aws-cdk', 'aws-cdk-lib', 'constructs'].filter((name) => {
    try {
      here.resolve(`${name}/package.json`)
      return false
    } catch {
      return true
    }
  })
  if (missing.length > 0)
    throw new ArgumentError(`${FLOWTOLL} deploy needs the AWS CDK: npm install ${missing.join(' ')}`)
  return here.resolve('aws-cdk/bin/cdk')
}
