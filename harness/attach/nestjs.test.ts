import 'reflect-metadata';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { CanActivate, ExecutionContext, NestApplicationOptions } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Test } from '@nestjs/testing';
import { createClient } from 'redis';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Server, ServerOptions } from 'socket.io';
import { openLocalRedis } from '../servers/backplane/local-redis';
import { attachedTarget, inProduction } from '../testing/attached-target';
import { conformance } from '../testing/command-line';
import { ConformanceModule, type ConformanceModuleOptions } from './nestjs';

const settings: Pick<NestApplicationOptions, 'forceCloseConnections' | 'logger'> = {
  forceCloseConnections: true,
  logger: false,
};

/** What an application adds to its Socket.IO server. */
type SetUp = (server: Server) => void;

/** Starts an application with an adapter of its own until the test ends; returns its URL. */
async function startApplication(
  t: TestContext,
  setUp: SetUp = () => undefined,
  options?: ConformanceModuleOptions,
): Promise<string> {
  class OwnAdapter extends IoAdapter {
    override createIOServer(port: number, given?: ServerOptions): Server {
      const server = super.createIOServer(port, given);
      setUp(server);
      return server;
    }
  }
  const imports = [ConformanceModule.register(options)];
  const module = await Test.createTestingModule({ imports }).compile();
  const app = module.createNestApplication(settings);
  app.useWebSocketAdapter(new OwnAdapter(app));
  await app.listen(0, '127.0.0.1');
  t.after(() => app.close());
  return await app.getUrl();
}

test('an application keeps its middlewares and guards', async (t) => {
  const connected = new Set<string>();
  const guarded = new Set<string>();
  const guard: CanActivate = {
    canActivate: (context: ExecutionContext) => {
      guarded.add(context.switchToWs().getPattern());
      return true;
    },
  };
  const url = await startApplication(
    t,
    (server) => {
      server.on('new_namespace', (namespace) => {
        namespace.use((_socket, next) => {
          connected.add(namespace.name);
          next();
        });
      });
    },
    { guards: [guard] },
  );
  const file = attachedTarget(t, [url]);
  const selection = ['--lane', 'one-server', '--requirement', 'RM', 'TM', 'IS'];
  const { code, stdout, stderr } = await conformance(t, '--target', file, ...selection);
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, /^INFRASTRUCTURE CONFORMANT · /m);
  assert.deepEqual([...connected].sort(), ['/conformance/chat', '/conformance/news']);
  for (const event of ['joinRoom', 'roomMessage', 'direct', 'members'])
    assert.ok(guarded.has(event), `${event} did not pass the guard`);
});

const spread = ['--lane', 'three-servers', '--requirement'];

test('applications that share an adapter are infrastructure conformant', async (t) => {
  const redis = await openLocalRedis(5000);
  if (redis?.redisUrl === undefined) {
    t.skip('needs redis-server or valkey-server on the PATH');
    return;
  }
  t.after(() => redis.stop());
  const urls = [await startOnRedis(t, redis.redisUrl), await startOnRedis(t, redis.redisUrl)];
  const file = attachedTarget(t, urls, ['roster', 'cluster']);
  const { code, stdout, stderr } = await conformance(
    t,
    '--target',
    file,
    ...spread,
    'RM',
    'TM',
    'CL',
  );
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, /^INFRASTRUCTURE CONFORMANT · /m);
});

async function startOnRedis(t: TestContext, url: string): Promise<string> {
  const publisher = createClient({ url });
  const subscriber = publisher.duplicate();
  await Promise.all([publisher.connect(), subscriber.connect()]);
  t.after(() => {
    publisher.destroy();
    subscriber.destroy();
  });
  return await startApplication(t, (server) => {
    server.adapter(createAdapter(publisher, subscriber));
  });
}

test('applications that share no adapter are not conformant', async (t) => {
  const urls = [await startApplication(t), await startApplication(t)];
  const file = attachedTarget(t, urls, ['roster', 'cluster']);
  const { code, stdout } = await conformance(t, '--target', file, ...spread, 'TM-01');
  assert.equal(code, 1, stdout);
  assert.match(stdout, /^NOT CONFORMANT · /m);
});

test('the module refuses to load in production', () => {
  const register = (): void => void ConformanceModule.register();
  assert.throws(() => {
    inProduction('1', register);
  }, /refuses to load in production/);
});
