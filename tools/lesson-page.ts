import { lessonMarkdown } from '../harness/reports/site/lesson-markdown';
import { loadLesson } from '../harness/specification/lesson';
import { allMutants } from '../harness/specification/mutants';
import { readSpecification } from '../harness/specification/specification';

/** Returns `docs/lesson.md` of a package as its features, its statements and its mutants make it. */
export async function currentLessonPage(folder: string): Promise<string> {
  const { scenarios } = await readSpecification(folder);
  return lessonMarkdown({ lesson: loadLesson(folder), scenarios, mutants: allMutants(folder) });
}
