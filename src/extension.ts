import * as vscode from 'vscode';
import { FAMILIES } from './core/quiz/families';
import type { State } from './core/tcp';
import { commandHandlers } from './host/commands/handlers';
import { COMMANDS } from './host/commands/ids';
import { registerCommands, runCommand } from './host/commands/register';
import { Classroom } from './host/course/classroom';
import { Help } from './host/help/help';
import { Translations } from './host/language';
import { PortsPage } from './host/lab/portsPage';
import { LivePage } from './host/lab/livePage';
import { WaitPage } from './host/lab/waitPage';
import { Logger } from './host/logger';
import { Explained } from './host/machine/explained';
import { MachineView } from './host/machine/view';
import { Media } from './host/media';
import { registerNotation } from './host/notation/register';
import { ProgressPage } from './host/pages/progress';
import { StatePage } from './host/pages/state';
import { tutorPage as makeTutorPage } from './host/pages/tutor';
import { PlayLinks } from './host/play/link';
import { loadChallenges } from './host/play/load';
import { PlayPage } from './host/play/page';
import { Player } from './host/play/player';
import { Plays, PLAYS_VERSION } from './host/play/plays';
import { BestStars } from './host/play/store';
import { tellProgressAside } from './host/practice/aside';
import { Learner } from './host/practice/learner';
import { MisconceptionTexts } from './host/practice/misconceptions';
import { ProgressStore } from './host/practice/store';
import { Kept } from './host/practice/kept';
import { PracticeView } from './host/practice/view';
import { tellSetAside } from './host/quiz/aside';
import { loadQuestions } from './host/quiz/bank';
import { Session, SESSION_VERSION } from './host/quiz/session';
import { Tutor } from './host/quiz/tutor';
import { Positions } from './host/states/positions';
import { StateTexts } from './host/states/texts';
import { StatesTree } from './host/states/tree';
import { steadyContext } from './host/steady';
import { Stored } from './host/storage';
import { WatchPage } from './host/watch/page';

/** The extension begins: each line is one part, and each part lets go of what it registers. */
export async function activate(given: vscode.ExtensionContext) {
  const own = <T extends vscode.Disposable>(part: T): T => {
    given.subscriptions.push(part);
    return part;
  };
  const log = own(new Logger());
  const context = steadyContext(given, log);
  const media = new Media(context.extensionUri);
  const translations = own(new Translations(media, log));
  const language = () => translations.language;
  const [questions, texts, misconceptions] = await Promise.all([
    loadQuestions(media, log),
    StateTexts.load(media, language, log),
    MisconceptionTexts.load(media, language, log),
    translations.load(),
  ]);
  const around = { media, translations, log };

  const learner = own(new Learner(questions, FAMILIES, new ProgressStore(context.globalState, log, Date.now)));
  own(tellProgressAside(learner));
  await learner.follow();

  const stored = new Stored(context.workspaceState, 'lastAck.session', SESSION_VERSION, Session, log);
  const exams = new Stored(context.workspaceState, 'lastAck.exam', SESSION_VERSION, Session, log);
  const tutor = own(new Tutor(questions, stored, log, learner, misconceptions, exams));
  own(tellSetAside(tutor));
  const tutorPage = own(makeTutorPage(tutor, around));
  const positions = own(new Positions());
  const plays = new Stored(context.workspaceState, 'lastAck.plays', PLAYS_VERSION, Plays, log);
  const stars = new BestStars(context.globalState, log);
  const player = own(new Player(await loadChallenges(media, log), plays, stars, positions, log));
  await player.open();
  const playPage = own(new PlayPage(player, positions, around, context.extension.id));
  own(vscode.window.registerUriHandler(new PlayLinks(player, playPage)));
  const needs = { questions, families: FAMILIES, learner, misconceptions, challenges: player, around };
  const classroom = own(await Classroom.open(context, needs));
  const lessonsAbout = (state: State) => classroom.lessonsAbout(state, language());
  const openLesson = (lesson: string) => runCommand(COMMANDS.openLesson, lesson);
  const links = { questions, positions, lessonsAbout, openLesson };
  const statePage = own(new StatePage(context.workspaceState, texts, links, around));
  const progressPage = own(new ProgressPage(learner, misconceptions, around));
  const states = own(new StatesTree(texts, translations, learner, positions));
  const watchPage = own(new WatchPage(context.workspaceState, positions, around));
  const portsPage = own(new PortsPage(context.workspaceState, around));
  const waitPage = own(new WaitPage(context.workspaceState, positions, around));
  const livePage = own(new LivePage(context.workspaceState, around));
  const help = own(new Help(given.extension.packageJSON, translations));
  const notation = own(registerNotation(texts, translations));
  const practiceView = own(new PracticeView(learner, misconceptions, translations));
  const machine = { machineView: own(new MachineView(translations, log)), explained: own(new Explained()) };
  const practice = { learner, progressPage, classroom, challenges: player, language, log };
  const kept = own(new Kept({ learner, course: classroom.course, challenges: player }));
  const course = { classroom, language };
  const play = { player, playPage, language };
  own(
    registerCommands(
      commandHandlers({
        tutor,
        tutorPage,
        statePage,
        texts,
        translations,
        practice,
        notation,
        course,
        play,
        machine,
        watchPage,
        portsPage,
        waitPage,
        livePage,
        help,
      }),
      log,
    ),
  );

  /** For the tests. */
  return {
    questions,
    watchPage,
    portsPage,
    waitPage,
    livePage,
    help,
    player,
    playPage,
    positions,
    classroom,
    notation,
    states,
    translations,
    tutor,
    tutorPage,
    statePage,
    learner,
    practiceView,
    kept,
    machine,
    progressPage,
    memento: context.workspaceState,
    globalMemento: context.globalState,
  };
}

/** What the tests see of the running extension. */
export type Parts = Awaited<ReturnType<typeof activate>>;
