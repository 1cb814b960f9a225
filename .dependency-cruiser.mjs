/** Helpers take the whole World and Participant, which import some of them: the one known cycle, to be removed. */
const known = '^step-definitions/support/(world|participants/participant)\\.ts$';

/** No file imports itself by way of others, not even for a type. Which folder imports which: eslint.config.mjs. */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: known } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules' },
  },
};
