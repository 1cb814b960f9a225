/** A scenario cannot run because of what its target file asks for, whatever step needs that. It is blocked, not failed. */
export abstract class BlockedError extends Error {}
