import type { DecidedPage, LessonPage } from '../../core/course';
import { decidePage } from '../../core/course';
import type { Logger } from '../logger';

/** Has the machine decide the pages of lessons, each once, while everything else that waits goes first. */
export class PageJudge {
  private readonly pending = new Map<LessonPage, Promise<DecidedPage>>();

  constructor(private readonly log: Logger) {}

  judge(page: LessonPage): Promise<DecidedPage> {
    const known = this.pending.get(page);
    if (known !== undefined) return known;
    const decided = giveWay().then(() => {
      const found = decidePage(page);
      for (const fault of found.faults)
        this.log.warnOnce(`The page ${page.id} of a lesson is not as it says: ${fault}`);
      return found;
    });
    this.pending.set(page, decided);
    return decided;
  }
}

function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
