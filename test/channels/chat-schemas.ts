import { Ajv, type ValidateFunction } from 'ajv'
import { SLACK_LIMITS } from '../../channels/slack.ts'

/** What chats take of what their messages are made of: any other field or value of these is refused. */
const ajv = new Ajv({ allErrors: true, discriminator: true })

const exactly = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})
const text = (most: number) => ({ type: 'string', minLength: 1, maxLength: most })
const plainText = (most: number) =>
  exactly({ type: { const: 'plain_text' }, text: text(most), emoji: { type: 'boolean' } })
const mrkdwn = exactly({ type: { const: 'mrkdwn' }, text: text(SLACK_LIMITS.text), verbatim: { type: 'boolean' } }, [
  'verbatim',
])
const block = (type: string, fields: Record<string, object>) => exactly({ type: { const: type }, ...fields })
const button = exactly({
  type: { const: 'button' },
  text: plainText(SLACK_LIMITS.buttonText),
  url: { type: 'string', pattern: '^https://', maxLength: SLACK_LIMITS.buttonUrl },
})

/**
 * A message of Slack's Block Kit.
 * Sources: https://docs.slack.dev/reference/block-kit/blocks, /block-elements/button-element and /composition-objects/text-object
 */
const slackSchema = exactly({
  text: text(SLACK_LIMITS.text),
  blocks: {
    type: 'array',
    minItems: 1,
    maxItems: SLACK_LIMITS.blocks,
    items: {
      type: 'object',
      required: ['type'],
      discriminator: { propertyName: 'type' },
      oneOf: [
        block('header', { text: plainText(SLACK_LIMITS.header) }),
        block('section', { text: mrkdwn }),
        block('actions', { elements: { type: 'array', minItems: 1, maxItems: 25, items: button } }),
        block('context', { elements: { type: 'array', minItems: 1, maxItems: 10, items: mrkdwn } }),
      ],
    },
  },
})

/**
 * A card in a message of a Teams webhook.
 * Sources: https://adaptivecards.io/explorer/TextBlock.html, https://adaptivecards.io/explorer/Action.OpenUrl.html,
 * https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
 */
const textBlock = exactly(
  {
    ...{
      type: { const: 'TextBlock' },
      text: text(28 * 1024),
      wrap: { type: 'boolean' },
      isSubtle: { type: 'boolean' },
    },
    size: { enum: ['Default', 'Small', 'Medium', 'Large', 'ExtraLarge'] },
    weight: { enum: ['Default', 'Lighter', 'Bolder'] },
    spacing: { enum: ['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding'] },
  },
  ['size', 'weight', 'spacing', 'isSubtle'],
)
const openUrl = exactly({
  ...{ type: { const: 'Action.OpenUrl' }, title: { type: 'string', minLength: 1 } },
  url: { type: 'string', pattern: '^https://' },
})
const card = exactly(
  {
    ...{ $schema: { const: 'http://adaptivecards.io/schemas/adaptive-card.json' }, type: { const: 'AdaptiveCard' } },
    // Teams shows no later ones than 1.5.
    version: { enum: ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'] },
    msteams: exactly({ width: { const: 'Full' } }),
    body: { type: 'array', minItems: 1, items: textBlock },
    actions: { type: 'array', minItems: 1, maxItems: 6, items: openUrl },
  },
  ['actions'],
)
const teamsSchema = exactly({
  type: { const: 'message' },
  attachments: {
    ...{ type: 'array', minItems: 1, maxItems: 1 },
    items: exactly({ contentType: { const: 'application/vnd.microsoft.card.adaptive' }, content: card }),
  },
})

/** What of a message a chat would refuse; nothing where it takes all of it. */
const faultsBy = (validate: ValidateFunction) => (message: unknown) => {
  validate(JSON.parse(JSON.stringify(message)))
  return (validate.errors ?? []).map(({ instancePath, message: says = '' }) => `${instancePath} ${says}`)
}
export const slackFaults = faultsBy(ajv.compile(slackSchema))
export const teamsFaults = faultsBy(ajv.compile(teamsSchema))
