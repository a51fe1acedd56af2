import runtime from 'handlebars/runtime.js'

/** Handlebars without its compiler: templates arrive as specifications. The package types only the whole library. */
export const Handlebars = runtime as unknown as typeof import('handlebars')
