import tls from 'node:tls'

/** What flowtoll, or what it stands on, asks of Node.js that version 20 lacks. Loaded before everything else. */

Map.groupBy ??= (items, keyOf) => {
  const groups = new Map<ReturnType<typeof keyOf>, (typeof items extends Iterable<infer Item> ? Item : never)[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

Promise.withResolvers ??= () => {
  let [resolve, reject]: [unknown, unknown] = [undefined, undefined]
  const promise = new Promise((resolved, rejected) => {
    resolve = resolved
    reject = rejected
  })
  return { promise, resolve, reject } as never
}

// It is about versions of the SDK to come, and the one that is bundled stays.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

// A context without authorities of its own trusts the default ones, and those that were added.
if (tls.setDefaultCACertificates === undefined) {
  const { createSecureContext } = tls
  tls.getCACertificates = () => []
  tls.setDefaultCACertificates = (added) => {
    tls.createSecureContext = (options) => {
      const secure = createSecureContext(options)
      if (options?.ca === undefined) for (const authority of added) secure.context.addCACert(authority)
      return secure
    }
  }
}
