import 'reflect-metadata';
import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BackplaneIoAdapter } from './backplane/backplane-io.adapter';
import { ServerModule } from './server.module';
import { readSettings } from './settings';

const options: Pick<NestApplicationOptions, 'bodyParser' | 'forceCloseConnections' | 'logger'> = {
  bodyParser: false,
  forceCloseConnections: true,
  logger: ['error', 'warn'],
};

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await NestFactory.create(ServerModule.with(settings), options);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  await BackplaneIoAdapter.install(app, settings);
  await app.listen(settings.PORT, settings.HOST);
  console.log(
    `Instance ${settings.INSTANCE}, process ${process.pid}, listens on ${await app.getUrl()}`,
  );
}

void start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
