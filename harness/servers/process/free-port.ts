import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below the ephemeral ports, so that no outgoing connection takes a port before its server does. */
const range = { from: 10_000, to: 32_000 };
const mostTries = 100;

/** Returns different TCP ports that were free on 127.0.0.1 a moment ago. Throws if a hundred tries find no free one. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, holdPort));
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  return held.map(({ port }) => port);
}

/** Returns whether nothing listens on a port of 127.0.0.1. */
export async function isFree(port: number): Promise<boolean> {
  const server = await listening(port);
  if (!server) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

async function holdPort(): Promise<{ readonly port: number; readonly server: Server }> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const port = randomInt(range.from, range.to);
    const server = await listening(port);
    if (server) return { port, server };
  }
  throw new Error(
    `no free TCP port on 127.0.0.1 in ${mostTries} tries from ${range.from} to ${range.to}`,
  );
}

function listening(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}
