import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  loadConfiguration,
  loadSupport,
  runCucumber,
  type IConfiguration,
  type ISupportCodeLibrary,
} from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { root } from '../../package-root';
import { forgetReports } from '../report-folder';

/** Cucumber shows its progress on a stream of ours if it gets none: the harness shows its own. */
export const nowhere = new PassThrough().resume();

/** What is run of the features, and on what. */
interface Selection {
  /** Name of the part of a lane. */
  readonly part: string;
  /** Key of the session that the scenarios stand on. */
  readonly session: string;
  /** Cucumber tag expression. */
  readonly tags: string;
}

/** Runs the features, part by part of a lane, in this process; the steps are loaded once. */
export class LaneRunner {
  private constructor(
    private readonly out: string,
    private readonly support: ISupportCodeLibrary,
  ) {}

  /** Loads the steps. `out` is the folder of the reports: each part of a lane has a folder there for its messages and HTML. */
  static async load(out: string): Promise<LaneRunner> {
    forgetReports(out);
    return new LaneRunner(out, await (support ??= loadSteps()));
  }

  /** Runs what the tag expression selects. */
  async run(selection: Selection, onMessage: (envelope: Envelope) => void): Promise<void> {
    const provided = this.configurationFor(selection);
    const { runConfiguration } = await loadConfiguration({ provided }, { cwd: root });
    const environment = { cwd: root, stdout: nowhere };
    await runCucumber({ ...runConfiguration, support: this.support }, environment, onMessage);
  }

  private configurationFor({ part, session, tags }: Selection): Partial<IConfiguration> {
    const folder = join(this.out, part);
    mkdirSync(folder, { recursive: true });
    return {
      tags,
      worldParameters: { session },
      format: formatsIn(folder),
    };
  }
}

/** The reports that Cucumber itself writes to a folder, as its formats. */
export function formatsIn(folder: string): [string, string][] {
  return [
    ['message', join(folder, 'messages.ndjson')],
    ['html', join(folder, 'cucumber.html')],
  ];
}

/** Node loads a module once, and steps define themselves when they are loaded: a second time there would be none. */
let support: Promise<ISupportCodeLibrary> | undefined;

async function loadSteps(): Promise<ISupportCodeLibrary> {
  const { runConfiguration } = await loadConfiguration({}, { cwd: root });
  return await loadSupport(runConfiguration, { cwd: root });
}
