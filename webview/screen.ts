import type { TemplateResult } from 'lit/html.js';
import type { Screen } from '../src/messages';
import type { Context } from './context';
import { lessonView } from './lesson/lesson';
import { liveView } from './lab/live';
import { portsView } from './lab/ports';
import { loadingView, problemView } from './plain';
import { aboutPlay, playView } from './play/play';
import { finishView } from './progress/finish';
import { progressView } from './progress/progress';
import { questionView } from './question/question';
import { stateView } from './state/state';
import { waitView } from './lab/wait';
import { watchView } from './watch/watch';

/** What a screen is about; while it stays the same, the page keeps its own view of it. */
export function aboutOf(screen: Screen): string {
  switch (screen.kind) {
    case 'question':
      return `question ${screen.number} ${screen.id}`;
    case 'state':
      return `state ${screen.state}`;
    case 'lesson': {
      const { id, parts, part, body } = screen;
      const asked = body.kind === 'question' ? ` ${body.asked.kind}` : '';
      return `lesson ${id} ${parts[part]?.id ?? ''}${asked}`;
    }
    case 'play':
      return aboutPlay(screen);
    case 'watch':
      return `watch ${screen.id}`;
    case 'live':
    case 'ports':
    case 'wait':
    case 'finish':
    case 'progress':
    case 'problem':
    case 'loading':
      return screen.kind;
  }
}

/** The screen. */
export function screenView(screen: Screen, context: Context): TemplateResult {
  switch (screen.kind) {
    case 'question':
      return questionView(screen, context);
    case 'state':
      return stateView(screen, context);
    case 'lesson':
      return lessonView(screen, context);
    case 'play':
      return playView(screen, context);
    case 'watch':
      return watchView(screen, context);
    case 'wait':
      return waitView(screen, context);
    case 'ports':
      return portsView(screen, context);
    case 'live':
      return liveView(screen, context);
    case 'finish':
      return finishView(screen, context);
    case 'progress':
      return progressView(screen, context);
    case 'problem':
      return problemView(screen, context);
    case 'loading':
      return loadingView();
  }
}
