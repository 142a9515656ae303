import { t } from '@vscode/l10n';
import type { ExperimentId, KnownId, NoteId } from '../../src/core/live';
import type { LiveScreen, LiveStepView } from '../../src/messages/live';

/** The name of an experiment, and what it is about. */
export function experimentWords(id: ExperimentId): { readonly title: string; readonly about: string } {
  switch (id) {
    case 'active':
      return {
        title: t('The client closes first'),
        about: t('The ordinary close. Whoever closes first waits in TIME_WAIT at the end; here it is A, the client.'),
      };
    case 'passive':
      return {
        title: t('It is the server that closes first'),
        about: t(
          'The same the other way round: now the wait is at the server, B. TCP knows no client and no server here, only who was first.',
        ),
      };
    case 'half-close':
      return {
        title: t('Half-close'),
        about: t(
          'A has nothing more to say, but goes on listening. One direction is closed, the other works as before.',
        ),
      };
    case 'simultaneous':
      return {
        title: t('Both close at once'),
        about: t(
          'On loopback a FIN arrives within the call that sends it, too fast for two calls to cross. So both FINs are held back here behind data that the other end does not read.',
        ),
      };
    case 'unread':
      return {
        title: t('close() with unread data'),
        about: t('A program that closes without having read everything sends RST instead of FIN.'),
      };
    case 'linger':
      return {
        title: t('Abort: SO_LINGER 0'),
        about: t('close() with SO_LINGER 0 throws the connection away: RST, no FIN, no TIME_WAIT at either end.'),
      };
    case 'leak':
      return {
        title: t('A leaked CLOSE_WAIT'),
        about: t(
          'A closes and B’s program does nothing about it. B stays in CLOSE_WAIT for as long as the program runs; A’s kernel gives up after 60 s.',
        ),
      };
    case 'restart':
      return {
        title: t('Restarting a server'),
        about: t(
          'The server closed first, so its port is in TIME_WAIT. Can it be listened on again? It depends on SO_REUSEADDR, on the old socket and on the new one.',
        ),
      };
    case 'refused':
      return {
        title: t('Listening on a port in TIME_WAIT without SO_REUSEADDR'),
        about: t(
          'Node sets SO_REUSEADDR on every listener, but not on a client whose port the kernel chose. The TIME_WAIT of such a client remembers that, and shows what happens without the option.',
        ),
      };
    case 'again':
      return {
        title: t('The same pair of ports again, at once'),
        about: t(
          'A connects from a port that it names, closes, and connects from the same port to the same port while TIME_WAIT still runs. By the RFC it has to wait for 2MSL.',
        ),
      };
  }
}

/** What a step is about, in a sentence. */
export function noteText(note: NoteId): string {
  switch (note) {
    case 'open':
      return t('B listens, A connects, B accepts: three segments, and both are ESTABLISHED.');
    case 'close-sends-fin':
      return t('A’s FIN leaves and is acknowledged. A waits for B’s FIN, and B’s program has yet to close.');
    case 'read-eof':
      return t('This is how B’s program learns of the FIN: recv() returns 0, the end of file.');
    case 'last-close':
      return t('B’s FIN arrives, A sends the last ACK. B is gone; A waits in TIME_WAIT.');
    case 'server-first':
      return t('The server sends the first FIN. Now the client is the one in CLOSE_WAIT.');
    case 'client-last':
      return t('The client closes last and is gone at once. TIME_WAIT is at the server, on its port.');
    case 'shutdown':
      return t('shutdown(SHUT_WR) sends FIN like close(), but A keeps reading.');
    case 'send-after-fin':
      return t('CLOSE_WAIT closes nothing in B’s direction: B still sends, and A receives it in FIN_WAIT_2.');
    case 'fill-A':
      return t('A sends and B does not read, until B’s window is full and the rest waits in A’s kernel.');
    case 'fill-B':
      return t('The same from B to A.');
    case 'fin-waits':
      return t(
        'A’s FIN queues behind the data that B does not take. A is in FIN_WAIT_1 and stays there: normally this is over too quickly to be seen.',
      );
    case 'both-closed':
      return t('B closes too, and has not heard of A’s FIN. Both are in FIN_WAIT_1.');
    case 'crossed':
      return t(
        'A reads, so that B’s FIN arrives while A’s own is not acknowledged yet: CLOSING. A’s ACK takes B to FIN_WAIT_2.',
      );
    case 'both-wait':
      return t('B reads, A’s FIN arrives, and both end in TIME_WAIT: both closed first.');
    case 'send-unread':
      return t('Five bytes lie in B’s kernel. B’s program does not read them.');
    case 'close-unread':
      return t('B closes. The five bytes can never be read, and A must not believe that they were: RST.');
    case 'abort':
      return t('A’s RST ends the connection at both ends. Nobody waits.');
    case 'read-reset':
      return t('The other program is told by its next call: ECONNRESET, not an end of file.');
    case 'orphan':
      return t(
        'A has closed both ways, so no program has A’s socket any more. B’s program has heard nothing, because it does not read.',
      );
    case 'send-to-orphan':
      return t('B sends after all. send() succeeds, but nobody can read at A: RST, and both are gone.');
    case 'send-again':
      return t('Only the next send() is told that there is no connection.');
    case 'listen-reuse':
      return t(
        'The listener begins anew with SO_REUSEADDR. The old socket had it as well: both agree, and the port is given.',
      );
    case 'listen-twice':
      return t('A second listener beside the living one: SO_REUSEADDR does not allow that.');
    case 'listen-without':
      return t(
        'Without SO_REUSEADDR on the new listener. Node has no way to leave the option out, so this is predicted only.',
      );
    case 'listen-on-client':
      return t(
        'A listener with SO_REUSEADDR on A’s port. A’s socket had no such option, so that TIME_WAIT does not let it in.',
      );
    case 'bound-again':
      return t('The same four numbers once more, while the old connection is in TIME_WAIT.');
  }
}

/** Why the kernel differs. */
export function knownText(known: KnownId): string {
  switch (known) {
    case 'too-quick':
      return t('Not every state on the way was seen: loopback delivers a segment within the call that sends it.');
    case 'reopened':
      return t(
        'Linux lets connect() have the pair at once when the program names the port and the old connection used timestamps: these tell old segments from new ones (the idea of RFC 6191). When the kernel chooses the port, `tcp_tw_reuse` decides; its default, 2, allows that on loopback only, and after a second.',
      );
    case 'epipe':
      return t(
        'The same news under another name: for a reset that arrives in CLOSE_WAIT, Linux reports EPIPE, in other states ECONNRESET.',
      );
    case 'no-time-wait':
      return t(
        'The kernel kept no TIME_WAIT. Linux leaves it out when it has as many as `tcp_max_tw_buckets` allows; some sandboxes keep none.',
      );
  }
}

/** An answer as one says it. */
export function answerText(answer: LiveStepView['predicted']['answer']): string {
  if (typeof answer === 'number') return t('{0} bytes', answer);
  if (answer === 'OK') return t('succeeds');
  return answer === 'EOF' ? t('end of file') : answer;
}

/** How a step compares. */
export function verdictText(verdict: NonNullable<LiveStepView['seen']>['verdict']): string {
  switch (verdict) {
    case 'same':
      return t('The same');
    case 'explained':
      return t('Different, for a known reason');
    case 'different':
      return t('Different, and we do not know why');
  }
}

/** Why nothing can be run. */
export function lacksText(lacks: NonNullable<LiveScreen['lacks']>): string {
  switch (lacks) {
    case 'node':
      return t(
        'VS Code runs this extension in a browser, where there are no sockets. What the machine predicts is shown all the same.',
      );
    case 'proc':
      return t(
        'Only Linux shows the state of every socket in /proc/net/tcp. Here nothing is opened, and only what the machine predicts is shown.',
      );
  }
}

/** Why a run ended early. Everything is closed by then. */
export function failedText(failed: NonNullable<LiveScreen['failed']>): string {
  switch (failed) {
    case 'table':
      return t('/proc/net/tcp could not be read. Everything is closed again; the log says more.');
    case 'slow':
      return t('The call did not come back within five seconds. Everything is closed again.');
    case 'call':
      return t('The call could not be made. Everything is closed again; the log says more.');
    case 'load':
      return t('The part that opens sockets could not be loaded. The log says why.');
  }
}

/** That a run ended before its last step, and not by a failure; nothing where it did not. */
export function endedText(phase: LiveScreen['phase']): string {
  if (phase === 'stopped') return t('Stopped: nothing is open any more.');
  if (phase === 'ended') return t('VS Code was reloaded during a run. The run has ended, and nothing of it is open.');
  return '';
}
