/** Returns a name as lower-case words: `userJoined_room` is `user joined room`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** What the names of fields and events usually mean; each is tested against the words of a name. */
export const meanings = {
  room: /room|channel|\bgame|board|lobby|group|conversation|thread|topic|\bdoc|\bmap\b|\bmap id|\btable|party|\bspace|workspace/,
  person:
    /user|nick|player|member|author|sender|\bfrom\b|\bby\b|login|e ?mail|^name$|display name|full name/,
  text: /text|message|\bmsg|body|content|comment|caption/,
  join: /(?<!re)join|enter|(?<!un)subscribe|\bopen|attach/,
  leave: /leave|\bleft\b|exit|\bquit|\bpart\b|unsubscribe|unjoin|\bclose/,
  send: /message|\bmsg|chat|\bsay|send|post|talk|shout|publish|text/,
  passing: /typing|cursor|move|draw|\bping|heartbeat|presence|status|seen|\bread\b/,
  identify: /log ?in|sign ?in|sign ?up|register|auth|session|guest|account|^users?$/,
  refuse: /error|exception|denied|refus|reject|invalid|fail/,
  secret:
    /pass ?word|passwd|passphrase|passcode|\bpin\b|\botp\b|secret|token|jwt|api ?key|access ?key|credential|authorization|bearer|cookie|csrf|xsrf|signature/,
} as const;

/** Whether a name means something. */
export function means(name: string, meaning: keyof typeof meanings): boolean {
  return meanings[meaning].test(wordsOf(name));
}
