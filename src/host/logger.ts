import * as vscode from 'vscode';

/** How many different things are warned of once: far more than go wrong, and an end to what a page can have logged. */
const MOST_SAID = 1000;

/** The output channel "Last ACK". Nothing that is logged leaves this machine. */
export class Logger implements vscode.Disposable {
  private readonly channel: vscode.LogOutputChannel;
  private readonly said = new Set<string>();

  constructor(name = 'Last ACK') {
    this.channel = vscode.window.createOutputChannel(name, { log: true });
  }

  info(message: string): void {
    this.channel.info(message);
  }

  warn(message: string): void {
    this.channel.warn(message);
  }

  /** Warns of the same thing only once, however often a page or a file repeats it. */
  warnOnce(message: string): void {
    if (this.said.has(message) || this.said.size >= MOST_SAID) return;
    this.said.add(message);
    this.warn(message);
  }

  /** Something that should not have happened: what was being done, and what went wrong. */
  error(doing: string, error: unknown): void {
    this.channel.error(`${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  /** Shows the channel: offered where something failed. */
  show(): void {
    this.channel.show(true);
  }

  dispose(): void {
    this.channel.dispose();
  }
}
