import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg';
import arrowLeft from '@vscode/codicons/src/icons/arrow-left.svg';
import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg';
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg';
import beaker from '@vscode/codicons/src/icons/beaker.svg';
import book from '@vscode/codicons/src/icons/book.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import checklist from '@vscode/codicons/src/icons/checklist.svg';
import chevronUp from '@vscode/codicons/src/icons/chevron-up.svg';
import circleLarge from '@vscode/codicons/src/icons/circle-large.svg';
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg';
import clearAll from '@vscode/codicons/src/icons/clear-all.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import commentDiscussion from '@vscode/codicons/src/icons/comment-discussion.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import dash from '@vscode/codicons/src/icons/dash.svg';
import debugContinue from '@vscode/codicons/src/icons/debug-continue.svg';
import debugPause from '@vscode/codicons/src/icons/debug-pause.svg';
import debugRestart from '@vscode/codicons/src/icons/debug-restart.svg';
import debugReverseContinue from '@vscode/codicons/src/icons/debug-reverse-continue.svg';
import debugStop from '@vscode/codicons/src/icons/debug-stop.svg';
import diff from '@vscode/codicons/src/icons/diff.svg';
import discard from '@vscode/codicons/src/icons/discard.svg';
import edit from '@vscode/codicons/src/icons/edit.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import exportIcon from '@vscode/codicons/src/icons/export.svg';
import eye from '@vscode/codicons/src/icons/eye.svg';
import game from '@vscode/codicons/src/icons/game.svg';
import gitBranch from '@vscode/codicons/src/icons/git-branch.svg';
import goToFile from '@vscode/codicons/src/icons/go-to-file.svg';
import graph from '@vscode/codicons/src/icons/graph.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import lightbulb from '@vscode/codicons/src/icons/lightbulb.svg';
import linkIcon from '@vscode/codicons/src/icons/link.svg';
import listOrdered from '@vscode/codicons/src/icons/list-ordered.svg';
import loading from '@vscode/codicons/src/icons/loading.svg';
import mortarBoard from '@vscode/codicons/src/icons/mortar-board.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import passFilled from '@vscode/codicons/src/icons/pass-filled.svg';
import play from '@vscode/codicons/src/icons/play.svg';
import pulse from '@vscode/codicons/src/icons/pulse.svg';
import question from '@vscode/codicons/src/icons/question.svg';
import redo from '@vscode/codicons/src/icons/redo.svg';
import refresh from '@vscode/codicons/src/icons/refresh.svg';
import server from '@vscode/codicons/src/icons/server.svg';
import splitHorizontal from '@vscode/codicons/src/icons/split-horizontal.svg';
import starEmpty from '@vscode/codicons/src/icons/star-empty.svg';
import starFull from '@vscode/codicons/src/icons/star-full.svg';
import symbolNumeric from '@vscode/codicons/src/icons/symbol-numeric.svg';
import tableIcon from '@vscode/codicons/src/icons/table.svg';
import target from '@vscode/codicons/src/icons/target.svg';
import thumbsdown from '@vscode/codicons/src/icons/thumbsdown.svg';
import thumbsup from '@vscode/codicons/src/icons/thumbsup.svg';
import tools from '@vscode/codicons/src/icons/tools.svg';
import trash from '@vscode/codicons/src/icons/trash.svg';
import typeHierarchySub from '@vscode/codicons/src/icons/type-hierarchy-sub.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import watch from '@vscode/codicons/src/icons/watch.svg';

/** The icons of the page, by their names in VS Code: each is one small SVG. https://microsoft.github.io/vscode-codicons/dist/codicon.html */
export const ICONS = {
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  beaker,
  book,
  check,
  checklist,
  'chevron-up': chevronUp,
  'circle-large': circleLarge,
  'circle-slash': circleSlash,
  'clear-all': clearAll,
  close,
  'comment-discussion': commentDiscussion,
  copy,
  dash,
  'debug-continue': debugContinue,
  'debug-pause': debugPause,
  'debug-restart': debugRestart,
  'debug-reverse-continue': debugReverseContinue,
  'debug-stop': debugStop,
  diff,
  discard,
  edit,
  error,
  export: exportIcon,
  eye,
  game,
  'git-branch': gitBranch,
  'go-to-file': goToFile,
  graph,
  info,
  lightbulb,
  link: linkIcon,
  'list-ordered': listOrdered,
  loading,
  'mortar-board': mortarBoard,
  pass,
  'pass-filled': passFilled,
  play,
  pulse,
  question,
  redo,
  refresh,
  server,
  'split-horizontal': splitHorizontal,
  'star-empty': starEmpty,
  'star-full': starFull,
  'symbol-numeric': symbolNumeric,
  table: tableIcon,
  target,
  thumbsdown,
  thumbsup,
  tools,
  trash,
  'type-hierarchy-sub': typeHierarchySub,
  warning,
  watch,
} as const;

export type IconName = keyof typeof ICONS;
