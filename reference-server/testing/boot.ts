import 'reflect-metadata';
import type { TestContext } from 'node:test';
import type { NestApplicationOptions } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { BackplaneIoAdapter } from '../backplane/backplane-io.adapter';
import { ServerModule } from '../server.module';
import { readSettings } from '../settings';

const options: Pick<NestApplicationOptions, 'forceCloseConnections' | 'logger'> = {
  forceCloseConnections: true,
  logger: false,
};

/** Boots the server inside this process, on a free port, until the test ends; returns its URL. */
export async function boot(t: TestContext, variables: NodeJS.ProcessEnv = {}): Promise<string> {
  const settings = readSettings(variables);
  const module = await Test.createTestingModule({
    imports: [ServerModule.with(settings)],
  }).compile();
  const app = module.createNestApplication(options);
  await BackplaneIoAdapter.install(app, settings);
  await app.listen(0, settings.HOST);
  t.after(() => app.close());
  return app.getUrl();
}
