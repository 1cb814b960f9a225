import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withImageNames, type ComposeConfig } from './compose-file';
import { runCompose, type ComposeProgram } from './compose-program';

const buildMs = 600_000;

/** Images that were built for one run. */
export class BuiltImages {
  private constructor(private readonly names: readonly string[]) {}

  /**
   * Builds all services with a `build`, once for all projects, within ten minutes. Returns the configuration with the names
   * of their images. Throws TargetError.
   */
  static async build(
    program: ComposeProgram,
    given: ComposeConfig,
    prefix: string,
  ): Promise<{ config: ComposeConfig; images: BuiltImages }> {
    const { config, built } = withImageNames(given, prefix);
    const isBuilt = Object.values(config.services).some(({ build }) => build !== undefined);
    if (isBuilt) await build(program, config, prefix);
    return { config, images: new BuiltImages(built) };
  }

  /** Removes the images that have no name in the Compose file. */
  async remove(): Promise<void> {
    if (this.names.length === 0) return;
    const { getContainerRuntimeClient } = await import('testcontainers');
    const { dockerode } = (await getContainerRuntimeClient()).container;
    const removed = this.names.map((name) => dockerode.getImage(name).remove({ force: true }));
    await Promise.allSettled(removed);
  }
}

async function build(program: ComposeProgram, config: ComposeConfig, name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    const file = join(folder, 'compose.json');
    writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
    await runCompose(program, { args: ['-f', file, '-p', name, 'build'], ms: buildMs });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
