import { writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';
import { root } from '../package-root';
import { bundle } from '../servers/programs/bundle';

const nodeImage = process.env['CONFORMANCE_NODE_IMAGE'] ?? 'node:24-slim';

/**
 * Builds an image of the plain Socket.IO server of `fixtures/targets`, as a team would ship its own; removed after the
 * test. With a port, its server listens there whatever `PORT` says.
 */
export async function serverImage(t: TestContext, port?: number): Promise<string> {
  const program = join(root, 'fixtures', 'targets', 'socket.io', 'server.js');
  const folder = await bundle(join(program, '..'), [program]);
  const set = port === undefined ? '' : `PORT=${port} `;
  const lines = [`FROM ${nodeImage}`, 'COPY . /app', `CMD ${set}exec node /app/server.js`];
  writeFileSync(join(folder, 'Dockerfile'), `${lines.join('\n')}\n`);
  const name = `rooms-conformance-test:${randomUUID()}`;
  await GenericContainer.fromDockerfile(folder).build(name, { deleteOnExit: false });
  t.after(async () => {
    const { container } = await getContainerRuntimeClient();
    await container.dockerode.getImage(name).remove({ force: true });
  });
  return name;
}
