declare module 'mjml' {
  export interface MjmlOptions {
    readonly filePath: string
    readonly includePath: string
    readonly ignoreIncludes: false
    readonly keepComments: false
    readonly validationLevel: 'strict'
    readonly fonts: Readonly<Record<string, string>>
  }

  export default function mjml2html(mjml: string, options: MjmlOptions): Promise<{ readonly html: string }>
}
