import type { Message } from '../templates/notification-lines.ts'

const NO_ROOM = 'There was no room for all of it here.'

/** What is made of a message with as many of its sections, the first ones, as its receiver takes; it says where some are left out. */
export function madeToFit<Made>(
  message: Message,
  make: (fitting: Message) => Made,
  fits: (made: Made) => boolean,
): Made {
  for (let count = message.sections.length; ; count--) {
    const isWhole = count === message.sections.length
    const footer = isWhole ? message.footer : `${message.footer} ${NO_ROOM}`
    const made = make({ ...message, footer, sections: message.sections.slice(0, count) })
    if (count === 0 || fits(made)) return made
  }
}
