'use strict';
/**
 * Preloaded into a program that is measured: at its end, writes its largest resident memory, in kilobytes, to the file that
 * BENCH_MEMORY_FILE names. The processes that the program starts do not inherit the variable.
 */
const { writeFileSync } = require('node:fs');

const { BENCH_MEMORY_FILE: file } = process.env;
delete process.env.BENCH_MEMORY_FILE;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
