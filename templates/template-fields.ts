import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import Handlebars from 'handlebars'
import { formats } from './formats.ts'

/** A template's line, and the file that it stands in. */
interface Line {
  readonly file: string
  readonly number: number
  readonly text: string
}

const INCLUDE = /<mj-include path="([^"]+\.mjml)" \/>/

/** The lines of a template, each include's in its place: a block may open in one file and close in another. */
export async function templateLines(folder: string, file: string): Promise<Line[]> {
  const texts = (await readFile(join(folder, file), 'utf8')).split('\n')
  const lines = texts.map(async (text, index) => {
    const [, included] = INCLUDE.exec(text) ?? []
    return included
      ? templateLines(folder, relative('', join(dirname(file), included)))
      : [{ file, number: index + 1, text }]
  })
  return (await Promise.all(lines)).flat()
}

/** A function whose body reads what a template reads, in the same order, so that the compiler checks each field and helper. */
export function fieldsRead(name: string, view: string, lines: readonly Line[]): string {
  const source = lines.map(({ text }) => text).join('\n')
  const body = new Reader(lines).block(Handlebars.parse(source), ['view'])
  return [`export function ${name}(view: ${view}) {`, ...body, '}'].join('\n')
}

const LOOP_NAMES = ['first', 'last', 'index']

/** Handlebars' tree as TypeScript. Names of contexts count how deep they stand. */
class Reader {
  readonly #lines: readonly Line[]

  constructor(lines: readonly Line[]) {
    this.#lines = lines
  }

  block(program: hbs.AST.Program | undefined, contexts: readonly string[]): string[] {
    return (program?.body ?? []).flatMap((node) => {
      switch (node.type) {
        case 'MustacheStatement':
          return [this.#line(node, `text(${this.#call(node as hbs.AST.MustacheStatement, contexts)})`)]
        case 'BlockStatement':
          return this.#blockStatement(node as hbs.AST.BlockStatement, contexts)
        case 'ContentStatement':
        case 'CommentStatement':
          return []
        default:
          throw new Error(`${this.#place(node)}: ${node.type} is not known here`)
      }
    })
  }

  #blockStatement(node: hbs.AST.BlockStatement, contexts: readonly string[]): string[] {
    const [named] = [...(node.program?.blockParams ?? []), ...(node.inverse?.blockParams ?? [])]
    this.#refuseNamed(node)
    if (named !== undefined) throw new Error(`${this.#place(node)}: |${named}| is not known here`)
    const { original: name } = node.path as hbs.AST.PathExpression
    const inner = `view${contexts.length}`
    const [first] = node.params as [hbs.AST.Expression]
    const within = (program: hbs.AST.Program | undefined) => this.block(program, [...contexts, inner])
    const otherwise = this.block(node.inverse, contexts)
    const end = otherwise.length > 0 ? ['} else {', ...otherwise, '}'] : ['}']
    switch (name) {
      case 'if':
      case 'unless': {
        const condition = `${name === 'if' ? '' : '!'}${this.#value(first, contexts)}`
        return [this.#line(node, `if (${condition}) {`), ...this.block(node.program, contexts), ...end]
      }
      case 'each': {
        const loop = this.#line(node, `for (const ${inner} of ${this.#value(first, contexts)}) {`)
        return [loop, ...within(node.program), '}', ...otherwise]
      }
      case 'with': {
        const value = this.#line(node, `const ${inner} = ${this.#value(first, contexts)}`)
        return ['{', value, `if (${inner}) {`, ...within(node.program), ...end, '}']
      }
      default:
        return [this.#line(node, this.#call(node, contexts)), ...this.block(node.program, contexts)]
    }
  }

  /** A helper where there is one of that name, as Handlebars chooses; else a field. */
  #call(node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression, contexts: readonly string[]) {
    this.#refuseNamed(node)
    const { original } = node.path as hbs.AST.PathExpression
    const isHelper = node.params.length > 0 || node.type !== 'MustacheStatement' || Object.hasOwn(formats, original)
    if (!isHelper) return this.#value(node.path as hbs.AST.PathExpression, contexts)
    return `helpers.${original}(${node.params.map((param) => this.#value(param, contexts)).join(', ')})`
  }

  /** Arguments by name: no helper here takes one. */
  #refuseNamed({ hash }: { readonly hash?: hbs.AST.Hash }): void {
    const [pair] = hash?.pairs ?? []
    if (pair) throw new Error(`${this.#place(pair)}: ${pair.key}= is not known here`)
  }

  #value(node: hbs.AST.Expression, contexts: readonly string[]): string {
    switch (node.type) {
      case 'StringLiteral':
      case 'NumberLiteral':
        return JSON.stringify((node as hbs.AST.StringLiteral | hbs.AST.NumberLiteral).value)
      case 'SubExpression':
        return this.#call(node as hbs.AST.SubExpression, contexts)
      case 'PathExpression': {
        const { data, depth, parts } = node as hbs.AST.PathExpression
        if (!data) return [contexts.at(-1 - depth), ...parts].join('.')
        const [first = '', ...rest] = parts
        if (first === 'root') return ['view', ...rest].join('.')
        if (LOOP_NAMES.includes(first)) return `loop.${first}`
        throw new Error(`${this.#place(node)}: @${first} is not known here`)
      }
      default:
        throw new Error(`${this.#place(node)}: ${node.type} is not known here`)
    }
  }

  #place({ loc }: hbs.AST.Node): string {
    const { file = '', number = 0 } = this.#lines[loc.start.line - 1] ?? {}
    return `${file}:${number}`
  }

  /** What the compiler shows of an error is its line: the line says where in the templates that is. */
  #line(node: hbs.AST.Node, code: string): string {
    return `${code} // ${this.#place(node)}`
  }
}

/** The module that `compiled-fields.ts` must hold. */
export async function fieldsModule(folder: string): Promise<string> {
  const linesOf = (file: string) => templateLines(folder, file)
  return [
    HEAD,
    fieldsRead('digestHtml', 'DigestView', await linesOf('digest.mjml')),
    fieldsRead('digestText', 'DigestView', await linesOf('digest.txt.hbs')),
    fieldsRead('alertHtml', 'AlertView', await linesOf('alert.mjml')),
    fieldsRead('notificationHtml', 'NotificationView', await linesOf('notification.mjml')),
    '',
  ].join('\n\n')
}

export const HEAD = `// Made by \`npm run templates\`: what the templates read, for the compiler to check. Nothing runs it. Do not edit.
import type { AlertView } from './alert-message.ts'
import type { NotificationView } from './notification-mail.ts'
import type { DigestView } from './digest-view.ts'
import type { formats, Options } from './formats.ts'

/** Handlebars passes its options itself. */
type Called<Helper> = Helper extends (...args: infer Args) => infer Text
  ? Args extends [...infer Given, Options] ? (...args: Given) => Text : Helper
  : never
declare const helpers: { readonly [Name in keyof typeof formats]: Called<(typeof formats)[Name]> }
declare const loop: { readonly first: boolean; readonly last: boolean; readonly index: number }
/** What has a place in a text. */
declare function text(written: string | number): void`
