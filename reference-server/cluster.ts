import cluster, { type Worker } from 'node:cluster';
import { setupPrimary } from '@socket.io/cluster-adapter';
import { z } from 'zod';

/** Starts instances without Redis: one worker for each port in `PORTS`, connected through this process, the primary. */
function start(): void {
  cluster.setupPrimary({
    exec: require.resolve('./main'),
    // JSON, the default, would turn binary bodies into objects.
    serialization: 'advanced',
  });
  setupPrimary();
  readPorts().forEach((port, index) => cluster.fork({ PORT: port, INSTANCE: index + 1 }));
  cluster.on('exit', report);
  process.on('SIGTERM', stop);
}

function readPorts(): number[] {
  const port = z.coerce.number().int().min(1).max(65_535);
  const ports = z.array(port).safeParse(process.env['PORTS']?.split(','));
  if (ports.success) return ports.data;
  throw new Error('PORTS must be port numbers separated by commas, such as 3001,3002,3003.');
}

/** Ends the workers; this process ends with the last of them. */
function stop(): void {
  cluster.off('exit', report);
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
}

function report({ process: { pid } }: Worker, code: number | null, signal: string | null): void {
  console.error(`Worker ${pid ?? ''} ended by itself (${signal ?? `exit code ${code ?? 0}`}).`);
}

start();
