import type { Lesson } from '../../core/course';
import { readCourse } from '../../core/course';
import type { Logger } from '../logger';
import type { Media } from '../media';

const FOLDER = 'media/course';

/** Every lesson that ships, in their order. One with a mistake is logged and left out; the others remain. */
export async function loadCourse(media: Media, log: Logger): Promise<readonly Lesson[]> {
  try {
    const read = async (path: string) => ({ name: path.slice(FOLDER.length + 1), json: await media.json(path) });
    const { lessons, faults } = readCourse(await Promise.all((await media.paths(FOLDER)).map(read)));
    for (const { file, where, message } of faults) log.warnOnce(`${FOLDER}/${file}: ${where}: ${message}`);
    return lessons;
  } catch (error) {
    log.error('The lessons cannot be read', error);
    return [];
  }
}
