import { z } from 'zod';

/** Injection token of the `Settings` that the application was started with. */
export const SETTINGS = Symbol('SETTINGS');

const milliseconds = z.coerce.number().int().positive();

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  INSTANCE: z.string().default('1'),
  REDIS_URL: z.url().optional(),
  REDIS_KEY: z.string().min(1).default('socket.io'),
  /** One of Socket.IO's adapters for Redis. */
  REDIS_ADAPTER: z.enum(['pubsub', 'sharded', 'streams']).default('pubsub'),
  JWT_SECRET: z.string().min(1).optional(),
  PING_INTERVAL_MS: milliseconds.default(25_000),
  PING_TIMEOUT_MS: milliseconds.default(20_000),
  CONNECT_TIMEOUT_MS: milliseconds.default(45_000),
  /** Maximum milliseconds after which a lost connection is recovered; only a lone instance can. */
  RECOVERY_MS: milliseconds.optional(),
  MAX_HTTP_BUFFER_SIZE: z.coerce.number().int().positive().default(1_000_000),
  PROTOCOL_SUITE: z.literal('1').optional(),
});

/** Values that Socket.IO's protocol suite expects instead of the defaults. */
const protocolSuite = { PING_INTERVAL_MS: 300, PING_TIMEOUT_MS: 200, CONNECT_TIMEOUT_MS: 1_000 };

/** Settings of an operator. The defaults of the Socket.IO options are Socket.IO's own. */
export type Settings = z.infer<typeof environment>;

/** Reads the settings from environment variables; throws an error that names every wrong one. */
export function readSettings(variables: NodeJS.ProcessEnv): Settings {
  const preset = variables['PROTOCOL_SUITE'] === '1' ? protocolSuite : {};
  const read = environment.safeParse({ ...preset, ...variables });
  if (read.success) return read.data;
  throw new Error(`Wrong environment variables:\n${z.prettifyError(read.error)}`);
}
