import type { CourseFile, Lesson } from '../../core/course';
import { readCourse } from '../../core/course';
import type { Logger } from '../logger';
import type { Media } from '../media';

/** The names of the files in media/course, put here by esbuild.mjs: in a browser a folder cannot be listed. */
declare const COURSE_FILES: readonly string[];

/** Every lesson that ships, in their order. One with a mistake is logged and left out; the others remain. */
export async function loadCourse(media: Media, log: Logger): Promise<readonly Lesson[]> {
  const load = async (name: string): Promise<CourseFile[]> => {
    try {
      return [{ name, json: await media.json('media', 'course', name) }];
    } catch (error) {
      log.error(`media/course/${name} cannot be read`, error);
      return [];
    }
  };
  const files = await Promise.all(COURSE_FILES.map(load));
  const { lessons, faults } = readCourse(files.flat());
  for (const { file, where, message } of faults) log.warnOnce(`media/course/${file}: ${where}: ${message}`);
  return lessons;
}
