/** The course: lessons as data, what the machine says of them, and how far somebody has come. */
export { decideLesson, decidePage } from './decide';
export type { DecidedClaim, DecidedPage, References } from './decide';
export type { EditorTask, Lesson, LessonPage } from './lesson';
export { partsOf } from './parts';
export type { LessonPart } from './parts';
export {
  COURSE_VERSION,
  isDone,
  markDone,
  mergeCourse,
  nextPart,
  NOTHING_DONE,
  readCourseProgress,
  resetCourse,
  restoreCourse,
  standingOfLesson,
} from './progress';
export type { CourseProgress, LessonStanding } from './progress';
export { readCourse } from './read';
export type { CourseFault, CourseFile } from './read';
export { tellStory } from './story';
export { checkTask } from './task';
export type { TaskCheck } from './task';
