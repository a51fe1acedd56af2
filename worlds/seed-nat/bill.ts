/**
 * What one message is, in TCP payload bytes (a new TLS connection each, as `aws sqs send-message` runs anew):
 *   message body                                    1,048,576
 *   JSON around it, HTTP headers, TLS out           6,700 (assumed)
 *   TLS certificates, answer and headers back       5,200 (assumed)
 */
const bytesPerMessage = 1_048_576 + 6_700 + 5_200

// One message every two seconds: 24 × 60 × 60 / 2 = 43,200 a day, by each of ten pods.
const messagesPerDay = 43_200 * 10

const bytes = messagesPerDay * bytesPerMessage

// us-east-1: $0.045 per GB that the NAT gateway handles, whichever way it goes; a GB is 2^30 bytes. Each pod's subnet
// has the gateway of its own zone, so nothing crosses a zone on the way. Transfer within the region to SQS is free.
const nat = (bytes / 1_073_741_824) * 0.045

export const bill = { usd: nat, byCharge: { inter_az: 0, nat, endpoint: 0 }, bytes }
