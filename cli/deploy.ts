import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command } from '../local/command.ts'

const HELP = `${FLOWTOLL} deploy [options of cdk deploy]

Deploys the daily report to the account and region of your credentials, by the settings.json of this folder. It stands on the AWS
CDK: npm install aws-cdk aws-cdk-lib constructs. The account and region must be bootstrapped once:
npx --no -- cdk bootstrap aws://ACCOUNT/REGION
`

/** In a clone it bundles the functions, and holds the stack against cdk-nag. */
const APP = fileURLToPath(new URL('../cdk/app.ts', import.meta.url))

await command(async () => {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(HELP)
  // The CDK takes quotes off that stand around the whole: the space at the end keeps these, and with them paths that have one.
  const app = `"${process.execPath}" "${APP}" `
  const cdk = spawn(process.execPath, [cdkCommand(), 'deploy', '--app', app, ...args], { stdio: 'inherit' })
  const [code] = await once(cdk, 'exit')
  process.exitCode = code ?? 1
})

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
