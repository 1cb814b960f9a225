/**
 * Time-outs that a scenario can wait for, a limit that it can exceed, and recovery, which the contract's other instances
 * do not have.
 */
export const shortTimeoutEnv = {
  PING_INTERVAL_MS: '1000',
  PING_TIMEOUT_MS: '2000',
  CONNECT_TIMEOUT_MS: '1000',
  MAX_HTTP_BUFFER_SIZE: '100000',
  RECOVERY_MS: '1800',
};

/** So many heartbeats of the short-timeout instance outlast what it keeps for recovery: two intervals lie between three. */
export const heartbeatsBeyondRecovery = 3;
