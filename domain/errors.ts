/** Every name here is a contract with `Retry` and `Catch` in `cdk/workflow.asl.json` and with the failure notice. */

/** The execution's input or a setting is wrong: names the field, the value and what would be right. Never retried. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
}

/** There is no monitor to ask: nothing can be reported until one exists. */
export class NoMonitors extends Error {
  override readonly name = 'NoMonitors'
}

/** Not one window of the day could be had. A report would be a green zero, so none is made. */
export class NothingCollected extends Error {
  override readonly name = 'NothingCollected'
}

/** The archive has more of the day than could be had now, and was left as it is. Never retried. */
export class EmptierDay extends Error {
  override readonly name = 'EmptierDay'
}

/** Another run writes the same day at the moment, or did since this one read it: the next try decides anew. */
export class DayBusy extends Error {
  override readonly name = 'DayBusy'
}

/** The service asked to slow down, after the SDK's own retries. */
export class Throttled extends Error {
  override readonly name = 'Throttled'
}

/** A quota is used up; for queries that passes as others end. */
export class QuotaExceeded extends Error {
  override readonly name = 'QuotaExceeded'
}

/** A permission is missing: names the action. Never retried. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied'
}

/** The service failed or could not be reached, after the SDK's own retries. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault'
}

/** SES refused the email for good: nothing was sent. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused'
}

/** SES may or may not have taken the email, and a second try could send it twice. Never retried. */
export class DeliveryUnconfirmed extends Error {
  override readonly name = 'DeliveryUnconfirmed'
}

/** An archived object is not what its key says: names the key. Never retried. */
export class ArchiveCorrupt extends Error {
  override readonly name = 'ArchiveCorrupt'
}
