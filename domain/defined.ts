/** The fields that have a value: what is absent stays absent in an archived object too. */
export const defined = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name]
  } & {
    readonly [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>
  }
