/** How Cucumber finds and loads the specification. The lanes, the reports and the target are the harness's: `npm run conformance`. */
module.exports = {
  default: {
    paths: ['features/**/*.feature'],
    requireModule: ['ts-node/register'],
    require: ['step-definitions/*.ts', 'step-definitions/support/{world,hooks}.ts'],
    strict: true,
  },
};
