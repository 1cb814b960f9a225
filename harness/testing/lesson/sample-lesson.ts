import type { Lesson } from '../../specification/lesson';
import type { Feature, Rule, Scenario } from '../../specification/specification';

/** Anchor of the Rule of the sample lesson. */
export const sampleRule = 'lesson-M2';

const file = 'features/00-lesson/02-myths.feature';

/** Scenario of the sample lesson that shows a drawing. */
export const drawnTitle = 'Believed: alice waits for a copy';

/** A lesson for tests: one Rule, a statement that its scenarios correct, one that they show, and an opinion. */
export const sampleLesson: Lesson = {
  rules: [
    {
      id: sampleRule,
      title: 'Myth 2: The operation decides',
      capability: 'core',
      source: 'https://example.org/',
      why: 'Users miss messages.',
      code: ['reference-server/rooms.ts#Rooms.join'],
    },
  ],
  sections: [
    {
      section: 'Myth 2',
      statements: [
        {
          number: '49',
          says: 'The sender always receives it.',
          mark: 'corrected',
          truth: 'The *operation* decides, see `to`.',
          scenarios: [drawnTitle],
          depth: ['TM-05'],
        },
        {
          number: '50',
          says: 'A broadcast leaves the sender out.',
          mark: 'shown',
          scenarios: [drawnTitle, 'True: bob receives it'],
          depth: ['TM-05'],
        },
        { number: '68', says: 'It helps.', mark: 'opinion', truth: 'About learning.' },
      ],
    },
  ],
};

/** The feature of the sample lesson. */
export const lessonFeature: Feature = {
  title: 'The four myths of the lesson',
  file,
  tags: [],
  about: 'What many believe.',
  background: '',
  unruled: [],
};

/** The Rule of the sample lesson in its feature. */
export const lessonRule: Rule = {
  requirement: sampleRule,
  sentence: 'Myth 2: The operation decides',
  description: 'Statement 49. Myth: always. Reality: it depends. In depth: TM-05.',
  place: `${file}:6`,
  feature: lessonFeature.title,
  about: lessonFeature.about,
  background: '',
  firstLine: 5,
  gherkin: `@${sampleRule}
Rule: Myth 2: The operation decides
  Statement 49. Myth: always. Reality: it depends. In depth: TM-05.

  Scenario: ${drawnTitle}
    When alice sends "x" to the others in the lobby
    Then only bob receives "x"

  Scenario: True: bob receives it
    When alice sends "y" to the lobby
    Then only alice and bob receive "y"`,
};

/** The scenarios of the sample lesson. */
export const lessonScenarios: readonly Scenario[] = [
  [drawnTitle, 9],
  ['True: bob receives it', 13],
].map(([name, line]) => ({
  name: String(name),
  place: `${file}:${line}`,
  tags: [`@${sampleRule}`],
  requirements: [sampleRule],
  hasOutcome: true,
}));
