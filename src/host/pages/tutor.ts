import { t } from '@vscode/l10n';
import { COMMANDS } from '../commands/ids';
import { runCommand } from '../commands/register';
import type { Tutor } from '../quiz/tutor';
import { OnePage } from './one';
import type { Content, Surroundings } from './page';

/** The command that begins a round of a kind. */
export function modeCommand(mode: 'practice' | 'weak' | 'exam') {
  return mode === 'practice' ? COMMANDS.quiz : mode === 'weak' ? COMMANDS.weakSpots : COMMANDS.exam;
}

/** The page of the quiz. */
export function tutorPage(tutor: Tutor, around: Surroundings): OnePage {
  const { translations, log } = around;
  const content: Content = {
    title: () => t('Last ACK: tutor'),
    screen: () => tutor.screen(translations.language),
    onDidChange: tutor.onDidChange,
    handle: (intent) => {
      switch (intent.type) {
        case 'openRun': {
          const run = tutor.runs(translations.language).find(({ option }) => option === intent.option);
          return runCommand(COMMANDS.openRun, run?.scenario);
        }
        case 'openState':
          return runCommand(COMMANDS.openState, intent.state);
        case 'quizState':
          return runCommand(COMMANDS.quizState, intent.state);
        case 'practise':
          return runCommand(modeCommand(intent.mode));
        case 'quizTopic':
          return runCommand(COMMANDS.quizTopic, intent.topic);
        case 'showProgress':
          return runCommand(COMMANDS.showProgress);
        case 'choose':
        case 'check':
        case 'hint':
        case 'confidence':
        case 'next':
        case 'variant':
        case 'again':
        case 'revisit':
          return tutor.handle(intent);
        // Of other pages.
        case 'selectState':
        case 'places':
        case 'openWatched':
        case 'openLesson':
        case 'lessonPart':
        case 'lessonRun':
        case 'lessonTask':
        case 'play':
        case 'ports':
        case 'live':
        case 'waitSet':
        case 'waitDo':
          return Promise.resolve();
        case 'quizQuestion':
          return runCommand(COMMANDS.quizQuestion, intent.question);
      }
    },
  };
  return new OnePage(
    'lastAck.tutor',
    () => {
      tutor.open().catch((error: unknown) => {
        log.error('The quiz cannot be taken up', error);
      });
      return content;
    },
    around,
  );
}
