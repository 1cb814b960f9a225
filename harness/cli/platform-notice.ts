/** Returns what the first line of a run says about an operating system that no test covers; undefined where there is nothing to say. */
export function platformNotice(platform: NodeJS.Platform): string | undefined {
  if (platform !== 'win32') return undefined;
  return 'Linux and macOS are supported; Windows is not tested.';
}
