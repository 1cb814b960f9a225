/**
 * Makes paths on the command line relative to the folder where the user called npm: npm itself runs its scripts in the
 * folder of the package. Does nothing unless this process is the npm script with that name.
 */
export function enterStartFolder(script: string, env: NodeJS.ProcessEnv = process.env): void {
  const { npm_lifecycle_event: running, INIT_CWD: folder } = env;
  if (running === script && folder !== undefined) process.chdir(folder);
}
