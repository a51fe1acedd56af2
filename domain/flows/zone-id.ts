/**
 * An id says so by its form, in a local zone too (`use1-az1`, `usw2-lax1-az1`). A name that is held against an id would
 * differ from it in every zone. Source: https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export const ZONE_ID = /^[a-z]+\d+(-[a-z0-9]+)*-(az|wlz)\d+$/

/** `usw2-lax1-az1`. Source: https://docs.aws.amazon.com/local-zones/latest/ug/available-local-zones.html */
export const LOCAL_ZONE_ID = /^[a-z]+\d+-[a-z]+\d+-az\d+$/
