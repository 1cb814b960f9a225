import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  loadConfiguration,
  loadSupport,
  runCucumber,
  type IConfiguration,
  type ISupportCodeLibrary,
} from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { isPackage, programFolder, root } from '../../package-root';
import { forgetReports } from '../report-folder';

/** Stream that discards the progress of Cucumber, because the harness shows its own. */
export const nowhere = new PassThrough().resume();

/** Scenarios to run, and the lane that they run in. */
interface Selection {
  /** Name of the part of a lane. */
  readonly part: string;
  /** Key of the lane, from `registerLane`. */
  readonly laneKey: string;
  /** Cucumber tag expression. */
  readonly tags: string;
  /** Names of the only scenarios to run; undefined for all. */
  readonly names?: readonly string[];
}

/** Runs the features in this process, one part of a lane at a time; the step definitions are loaded once. */
export class LaneRunner {
  private constructor(
    private readonly out: string,
    private readonly support: ISupportCodeLibrary,
  ) {}

  /** Loads the step definitions. `out` is the folder of the reports; each part of a lane writes messages and HTML to a folder in it. */
  static async load(out: string): Promise<LaneRunner> {
    forgetReports(out);
    return new LaneRunner(out, await (support ??= loadSteps()));
  }

  /** Runs the scenarios that the tag expression selects. */
  async run(selection: Selection, onMessage: (envelope: Envelope) => void): Promise<void> {
    const provided = this.configurationFor(selection);
    const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd: root });
    const environment = { cwd: root, stdout: nowhere };
    await runCucumber({ ...runConfiguration, support: this.support }, environment, onMessage);
  }

  private configurationFor({
    part,
    laneKey,
    tags,
    names = [],
  }: Selection): Partial<IConfiguration> {
    const folder = join(this.out, part);
    mkdirSync(folder, { recursive: true });
    return {
      paths: ['features/**/*.feature'],
      strict: true,
      tags,
      // Cucumber takes a name for a regular expression that may match a part of it.
      name: names.map((name) => `^${name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`),
      worldParameters: { session: laneKey },
      format: formatsIn(folder),
    };
  }
}

/** Returns the Cucumber formats for the reports that Cucumber itself writes to a folder. */
export function formatsIn(folder: string): [string, string][] {
  return [
    ['message', join(folder, 'messages.ndjson')],
    ['html', join(folder, 'cucumber.html')],
  ];
}

/** Kept, because Node loads a module once and step definitions register themselves at that moment. */
let support: Promise<ISupportCodeLibrary> | undefined;

async function loadSteps(): Promise<ISupportCodeLibrary> {
  const steps = relative(root, join(programFolder, 'step-definitions'));
  const extension = isPackage ? '.js' : '.ts';
  const provided = {
    require: [`${steps}/*${extension}`, `${steps}/support/{world,hooks}${extension}`],
  };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd: root });
  return await loadSupport(runConfiguration, { cwd: root });
}
