import type { Challenge } from '../../core/play';
import { readChallenges } from '../../core/play';
import type { Logger } from '../logger';
import type { Media } from '../media';

/** The challenges that ship, in their order. One with a mistake is logged and left out; the others remain. */
export async function loadChallenges(media: Media, log: Logger): Promise<readonly Challenge[]> {
  try {
    const { challenges, faults } = readChallenges(await media.json('media/challenges.json'));
    for (const fault of faults) log.warnOnce(`media/challenges.json: ${fault}`);
    return challenges;
  } catch (error) {
    log.error('media/challenges.json cannot be read', error);
    return [];
  }
}
