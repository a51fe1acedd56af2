import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'
import mjml2html from 'mjml'
import { formats } from './formats.ts'
import { fieldsModule } from './template-fields.ts'

/** Where each expression stands, for error messages: in HTML that no reader of them has, at a third of the weight. */
const POSITION = /, ?(?:"loc":)?\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/g

/** What stands in for a part of the runtime that runtimes before 4.6 lack, once in each block: the one that is installed has it. */
const OLD_RUNTIME =
  / \|\| function\(parent, propertyName\) \{\s*if \(Object\.prototype\.hasOwnProperty\.call\(parent, propertyName\)\) \{\s*return parent\[propertyName\];\s*\}\s*return undefined\s*\}/g

/** What a helper is called, said to it at each call: only a missing one is told, and none is. */
const HELPER_NAME = /"name":"[A-Za-z]+",(?="hash":)/g

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** The module that `compiled.ts` must hold: all templates, compiled. */
async function compiledModule(): Promise<string> {
  const html = await htmlOf('digest.mjml')
  const alert = await htmlOf('alert.mjml')
  const notification = await htmlOf('notification.mjml')
  const text = await readFile(`${FOLDER}digest.txt.hbs`, 'utf8')
  return [
    '// Made by `npm run templates` from digest.mjml, alert.mjml, notification.mjml, their partials and digest.txt.hbs. Do not edit.',
    '// @ts-nocheck',
    `export const htmlTemplate = ${precompiled(html, false)}`,
    `export const alertTemplate = ${precompiled(alert, false)}`,
    `export const notificationTemplate = ${precompiled(notification, false)}`,
    `export const textTemplate = ${precompiled(text, true)}`,
    '',
  ].join('\n')
}

/** Mail programs cut a message off at 102 KB, and each table row repeats its styles: spaces in them would weigh. */
async function htmlOf(name: string): Promise<string> {
  const { html } = await mjml2html(await readFile(FOLDER + name, 'utf8'), {
    filePath: FOLDER + name,
    includePath: FOLDER,
    ignoreIncludes: false,
    keepComments: false,
    validationLevel: 'strict',
    // Without this list, a font that has a familiar name would be fetched from its foundry.
    fonts: {},
  })
  return (
    html
      .replace('<!doctype html>', '<!DOCTYPE html>')
      // A screen reader jumps to the main part of a page: here it is all.
      .replace('role="article"', 'role="main"')
      .replaceAll(/\s*\n\s*/g, '\n')
      // What attributes and defaults say already is said once.
      .replaceAll(/style="[^"]*"/g, (style) =>
        style
          .replaceAll(/([:;,]) /g, '$1')
          .replace('table-layout:auto;', '')
          .replace(';border:none', '')
          .replace(';"', '"'),
      )
      .replaceAll(' style width=', ' width=')
      .trim()
  )
}

/** Precompiled, so that a Lambda carries no compiler and makes no function out of text. */
function precompiled(source: string, noEscape: boolean): string {
  const knownHelpers = Object.fromEntries(Object.keys(formats).map((name) => [name, true]))
  const options = { strict: true, knownHelpersOnly: true, knownHelpers, noEscape } as PrecompileOptions
  const compiled = String(Handlebars.precompile(source, options))
  return [POSITION, OLD_RUNTIME, HELPER_NAME].reduce((text, unread) => text.replaceAll(unread, ''), compiled)
}

/** Modules that are made of the templates, by their files: what runs, and what is checked. */
export const MADE_MODULES = {
  'compiled.ts': compiledModule,
  'compiled-fields.ts': () => fieldsModule(FOLDER),
} as const

/** Writes them. */
export async function compileTemplates(): Promise<void> {
  for (const [file, module] of Object.entries(MADE_MODULES)) await writeFile(FOLDER + file, await module())
}

if (import.meta.main) await compileTemplates()
