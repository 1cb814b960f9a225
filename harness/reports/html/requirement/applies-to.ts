/** Says which servers a requirement applies to, by its capability. */
export function appliesTo(capability: string): string {
  return capability === 'core' ? 'every server' : `servers that declare ${capability}`;
}
