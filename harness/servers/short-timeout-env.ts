/** Variables of the short-timeout server: time-outs and limits that a scenario can exceed, and connection state recovery. Contract 3.10-3.13. */
export const shortTimeoutEnv = {
  PING_INTERVAL_MS: '1000',
  PING_TIMEOUT_MS: '2000',
  CONNECT_TIMEOUT_MS: '1000',
  MAX_HTTP_BUFFER_SIZE: '100000',
  RECOVERY_MS: '1800',
};

/** Number of heartbeats of the short-timeout server that outlast its recovery time: three heartbeats span two intervals. */
export const heartbeatsBeyondRecovery = 3;
