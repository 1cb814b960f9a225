/** Milliseconds in which the middle process is seen: processes are looked at once a second. */
const seenMs = 2500;

const middle = `
  const orphan = require('node:child_process').spawn('sleep', ['60'], { detached: true, env: {}, stdio: 'ignore' });
  console.log(orphan.pid);
  setTimeout(process.exit, ${seenMs});`;

/**
 * JavaScript of a server whose child starts a process and ends: neither its group, nor its environment, nor a parent tells
 * where that process comes from. Prints its id, and `left` once it is an orphan.
 */
export const orphaningServer = `
  const options = { detached: true, env: {}, stdio: ['ignore', 'inherit', 'inherit'] };
  require('node:child_process')
    .spawn(process.execPath, ['--eval', ${JSON.stringify(middle)}], options)
    .on('exit', () => console.log('left'));
  setInterval(() => {}, 1000);`;
