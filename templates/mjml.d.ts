declare module 'mjml' {
  interface MjmlOptions {
    readonly filePath: string
    readonly validationLevel: 'strict' | 'soft' | 'skip'
    readonly ignoreIncludes: boolean
  }
  export default function mjml2html(
    source: string,
    options: MjmlOptions,
  ): Promise<{ html: string; errors: readonly { formattedMessage: string }[] }>
}
