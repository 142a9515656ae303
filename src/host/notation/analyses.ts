import type * as vscode from 'vscode';
import { workspace } from 'vscode';
import type { Analysis, Work } from '../../core/assist';
import { createAnalysis } from '../../core/assist';
import { Disposable } from '../dispose';

/** As long as the extension host may be kept busy at one go, in milliseconds. */
const SLICE = 8;

/** Lines or happenings between two looks at the clock. */
const PIECE = 100;

/**
 * What is known of each open scenario. A document is analysed when somebody asks, once for each version, from what was
 * known of the version before, and in pieces: when the text changes meanwhile, the rest is not done.
 */
export class Analyses extends Disposable {
  private readonly known = new Map<string, { readonly version: number; readonly analysis: Analysis }>();
  private readonly pending = new Map<
    string,
    { readonly version: number; readonly found: Promise<Analysis | undefined> }
  >();

  constructor() {
    super();
    this.own(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.known.delete(uri.toString());
        this.pending.delete(uri.toString());
      }),
    );
  }

  /** What is known of a document; undefined when it has changed or gone before that was found out. */
  async of(document: vscode.TextDocument): Promise<Analysis | undefined> {
    // VS Code may still ask about what has just been closed, and the next document may have its address and its version.
    if (document.isClosed) return undefined;
    const key = document.uri.toString();
    const { version } = document;
    const known = this.known.get(key);
    if (known?.version === version) return known.analysis;
    const pending = this.pending.get(key);
    if (pending?.version === version) return pending.found;
    const found = this.analyse(document, known?.analysis);
    this.pending.set(key, { version, found });
    return found;
  }

  /** How many documents are remembered, for the tests. */
  get size(): number {
    return this.known.size;
  }

  private async analyse(document: vscode.TextDocument, previous: Analysis | undefined): Promise<Analysis | undefined> {
    const { version } = document;
    const work = createAnalysis(document.getText(), previous);
    while (workFor(work, SLICE)) {
      await giveWay();
      if (this.isDisposed || document.isClosed || document.version !== version) return undefined;
    }
    const analysis = work.result();
    if (!document.isClosed) this.known.set(document.uri.toString(), { version, analysis });
    return analysis;
  }
}

/** Goes on for so many milliseconds; false when it is done. */
function workFor(work: Work, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  do if (!work.advance(PIECE)) return false;
  while (performance.now() < end);
  return true;
}

/** Lets everything else that is waiting in this thread go first. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
