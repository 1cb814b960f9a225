'use strict';
// Loaded into an instrumented server: writes the ids of the mutants whose code has run.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

process.once('exit', () => {
  const reached = Object.keys(globalThis.__stryker__?.mutantCoverage?.static ?? {});
  writeFileSync(join(process.env.REACHED_MUTANTS, `${process.pid}.json`), JSON.stringify(reached));
});
