import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { TcpProxy } from '../servers/network/tcp-proxy';

/** What the caller's process answers. */
interface Answer {
  readonly url?: string;
  readonly error?: string;
}

/** Has a server started in the caller's process, and passes its own port on to it until one of them ends. */
async function main([port = '', key = '']: readonly string[]): Promise<void> {
  const caller = connect(Number(port), '127.0.0.1');
  caller.once('close', () => process.exit(0));
  caller.write(`${JSON.stringify({ key, env: process.env })}\n`);
  for await (const line of createInterface({ input: caller })) {
    const { url, error } = JSON.parse(line) as Answer;
    if (url === undefined) throw new Error(`start() failed: ${error ?? 'no url'}`);
    await TcpProxy.to(url, { port: Number(process.env['PORT']) });
  }
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
