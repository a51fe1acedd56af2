import { readFile, writeFile } from 'node:fs/promises'
import Handlebars from 'handlebars'
import mjml2html from 'mjml'

/**
 * Compiles the templates ahead: MJML to HTML, then every template to a Handlebars specification, so that nothing is
 * parsed or evaluated when a report is sent.
 */
export async function compiledTemplates(): Promise<string> {
  const source = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')
  const { html, errors } = await mjml2html(await source('digest.mjml'), {
    filePath: new URL('digest.mjml', import.meta.url).pathname,
    validationLevel: 'strict',
    ignoreIncludes: false,
  })
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'))
  const specification = (text: string, noEscape: boolean) =>
    Handlebars.precompile(text, { strict: true, noEscape, explicitPartialContext: true })
  return [
    '// @ts-nocheck',
    '// Made from the templates beside it by `npm run templates`; do not edit.',
    `export const html = ${specification(html, false)}`,
    `export const text = ${specification(await source('digest.txt.hbs'), true)}`,
    `export const subject = ${specification(await source('subject.hbs'), true)}`,
    '',
  ].join('\n')
}

if (import.meta.main) {
  await writeFile(new URL('compiled.ts', import.meta.url), await compiledTemplates())
}
