import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spans, type Span } from '../../contract/spans';
import { traceEvents, type TimedPart } from './trace-events';

/** Name of the file in the report folder. */
export const timelineFile = 'timeline.json';

/** What takes time in a run, from its creation until it is written. */
export class Timeline {
  private readonly spans: Span[] = [];

  constructor() {
    subscribe(spans.name, this.keep);
  }

  /** Writes the timeline to the report folder, in the trace event format. */
  async write(out: string, parts: readonly TimedPart[]): Promise<void> {
    unsubscribe(spans.name, this.keep);
    const trace = { displayTimeUnit: 'ms', traceEvents: traceEvents(parts, this.spans) };
    await writeFile(join(out, timelineFile), JSON.stringify(trace));
  }

  private readonly keep = (span: unknown): void => {
    this.spans.push(span as Span);
  };
}
