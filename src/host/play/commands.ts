import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Language } from '../../core/quiz/question';
import type { Challenge, Stars } from '../../core/play';
import { COMMANDS } from '../commands/ids';
import type { Handlers } from '../commands/register';
import type { PlayPage } from './page';
import type { Player } from './player';

/** What the commands of play work on. */
export interface PlayParts {
  readonly player: Player;
  readonly playPage: PlayPage;
  readonly language: () => Language;
}

type PlayCommand = (typeof COMMANDS)['play' | 'challenge' | 'sharePlay'];

/** What each command of play does. */
export function playHandlers({ player, playPage, language }: PlayParts): Pick<Handlers, PlayCommand> {
  return {
    [COMMANDS.play]: async () => {
      await player.begin({ free: 'free' in player.setup ? player.setup.free : 'rfc' });
      playPage.show();
    },
    [COMMANDS.challenge]: async (argument) => {
      await player.open();
      const wanted = typeof argument === 'string' ? player.find(argument) : undefined;
      const challenge = wanted ?? (await pickChallenge(player, language()));
      if (challenge === undefined) return;
      await player.begin({ challenge: challenge.id });
      playPage.show();
    },
    [COMMANDS.sharePlay]: async () => {
      await player.open();
      await playPage.share();
    },
  };
}

async function pickChallenge(player: Player, language: Language): Promise<Challenge | undefined> {
  const levels = [1, 2, 3] as const;
  const items = levels.flatMap((level) => [
    { label: levelText(level), kind: vscode.QuickPickItemKind.Separator, challenge: undefined },
    ...player.challenges
      .filter((one) => one.level === level)
      .map((challenge) => ({
        label: `${player.challenges.indexOf(challenge) + 1}. ${challenge.title[language]}`,
        description: starsText(player.bestOf(challenge.id)),
        detail: challenge.aim[language],
        challenge,
      })),
  ]);
  const placeHolder = t('Which challenge?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.challenge;
}

function levelText(level: 1 | 2 | 3): string {
  return level === 1 ? t('Easy') : level === 2 ? t('Medium') : t('Hard');
}

function starsText(stars: Stars | null): string {
  if (stars === null) return '';
  return `${'$(star-full)'.repeat(stars)}${'$(star-empty)'.repeat(3 - stars)}`;
}
