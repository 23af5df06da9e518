/** Facts of conversations in writing, of a type. */
export const CONVERSATION_FACTS = [
  /** First replies to conversations in turns, later ones; seconds until they were sent; those sent in time. */
  'firstReplies',
  'firstReplySeconds',
  'firstRepliesInTime',
  'laterReplies',
  'laterReplySeconds',
  'laterRepliesInTime',
  /** Closed because the customer wrote no more; left while waiting without a sign; of the answered, those gone by then. */
  'fellSilent',
  'leftSilently',
  'answeredGone',
  /** Of the offered, conversations that go on after a pause; integral over time of those that pause, contact-seconds. */
  'wentOn',
  'pausedArea',
] as const
