/** A question that cannot be answered as it was asked: says what is wrong, and what would be right. */
export class Unanswerable extends Error {
  override readonly name = 'Unanswerable'
}
