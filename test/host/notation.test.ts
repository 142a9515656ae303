import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/extension';
import { activate, closeEditors, until } from './extension';

const SCENARIO = [
  'scenario The last ACK is lost', // 0
  'A close', // 1
  'deliver FIN A>B', // 2
  'deliver ACK B>A # the first',
  'B close',
  'deliver FIN B>A',
  'expect A TIME_WAIT',
  'wait 2msl', // 7
].join('\n');

const EXPLORED = `scenario Both close
explore
set msl 2t
A may close
B may close in CLOSE_WAIT
claim possible A TIME_WAIT
claim never A FIN_WAIT_2
claim never A LAST_ACK
`;

describe('a scenario in the editor', () => {
  let parts: Parts;
  before(async () => {
    parts = await activate();
  });
  afterEach(closeEditors);

  let opened = 0;
  /** Opens a text under a name of its own: under a name that is used again, VS Code may still have the text before. */
  async function open(content: string, language = 'tcp-scenario'): Promise<vscode.TextDocument> {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: `/scenario-${(opened += 1)}` });
    const document = await vscode.workspace.openTextDocument(uri);
    await insert(document, new vscode.Position(0, 0), content);
    await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, language));
    return document;
  }

  const ask = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(command, ...args);
  const problems = ({ uri }: vscode.TextDocument) => vscode.languages.getDiagnostics(uri);
  const whole = (document: vscode.TextDocument) => new vscode.Range(0, 0, document.lineCount, 0);
  const lenses = (document: vscode.TextDocument) =>
    ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
  const titles = async (document: vscode.TextDocument) =>
    (await lenses(document)).map(({ range, command }) => `${range.start.line}: ${command?.title ?? ''}`);
  const completions = async (document: vscode.TextDocument, line: number, character: number) => {
    const position = new vscode.Position(line, character);
    const { items } = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
    return [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  };
  const textOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);
  const insert = async (document: vscode.TextDocument, at: vscode.Position, text: string) => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, at, text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  };

  it('has no problem when it holds', async () => {
    const document = await open(SCENARIO);
    assert.ok(await parts.notation.analyses.of(document));
    assert.deepEqual(problems(document), []);
  });

  it('shows problems as one types, with the reason, and takes them back', async () => {
    const document = await open('A close\n');
    await insert(document, new vscode.Position(1, 0), 'deliver RST\nexpect A CLOSED');
    await until(() => problems(document).length === 1);
    const [problem] = problems(document);
    assert.equal(problem?.range.start.line, 1);
    assert.equal(problem.source, 'Last ACK');
    assert.match(problem.message, /no RST is in flight; there is A>B FIN,ACK seq 101 ack 301/);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(1, 0, 3, 0));
    await vscode.workspace.applyEdit(edit);
    await until(() => problems(document).length === 0);
  });

  it('says them in the reader’s language, also when it changes while they are shown', async () => {
    const language = (value: string | undefined) =>
      vscode.workspace.getConfiguration('lastAck').update('language', value, vscode.ConfigurationTarget.Global);
    const document = await open('A close\ndeliver RST\n');
    const said = () => problems(document)[0]?.message ?? '';
    await until(() => said().includes('no RST is in flight'));
    try {
      await language('zh-cn');
      await until(() => said() === 'deliver RST：没有 RST 在途；在途的有 A>B FIN,ACK seq 101 ack 301');
      assert.match((await titles(document)).join('\n'), /第 2 行：deliver RST：没有 RST 在途/);
      await insert(document, new vscode.Position(1, 0), 'A clsoe\n');
      await until(() => said() === '`clsoe` 不是调用；是不是想写 `close`？');
    } finally {
      await language(undefined);
    }
    await until(() => said() === '`clsoe` is no call; did you mean `close`?');
  });

  it('lists a hundred problems and says that there are more, also of ten thousand and of five megabytes', async () => {
    const document = await open('nonsense\n'.repeat(10_000));
    await until(() => problems(document).length > 0);
    assert.equal(problems(document).length, 101);
    const last = problems(document).at(-1);
    assert.equal(last?.severity, vscode.DiagnosticSeverity.Information);
    assert.match(last.message, /100/);
    const large = await open('A close\n'.repeat(650_000));
    await until(() => problems(large).length > 0);
    assert.equal(problems(large).length, 1);
  });

  it('forgets the problems and the analysis of what is closed', async () => {
    const document = await open('nonsense');
    const { uri } = document;
    await until(() => problems(document).length === 1);
    const remembered = parts.notation.analyses.size;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(() => vscode.languages.getDiagnostics(uri).length === 0);
    await until(() => parts.notation.analyses.size < remembered);
  });

  it('has problems from the moment on at which its text is called a scenario, and none when it no longer is', async () => {
    const document = await open('nonsense', 'plaintext');
    await vscode.languages.setTextDocumentLanguage(document, 'tcp-scenario');
    await until(() => problems(document).length === 1);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await until(() => problems(document).length === 0);
  });

  it('offers quick fixes that mend the problem', async () => {
    const document = await open('A close\nexpect A CLOSED\n');
    await until(() => problems(document).length === 1);
    const actions = await ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(1, 0, 1, 3),
    );
    const fix = actions.find(({ title }) => title.includes('A FIN_WAIT_1'));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.lineAt(1).text, 'expect A FIN_WAIT_1');
    await until(() => problems(document).length === 0);
  });

  it('completes a line with what is possible there, the natural step first, with the segment and the reason', async () => {
    const document = await open('A close\n');
    const offered = (await completions(document, 1, 0)).filter(({ detail }) => detail?.startsWith('→') ?? false);
    const [first] = offered;
    assert.ok(first);
    assert.equal(textOf(first), 'deliver FIN A>B');
    assert.equal((first.label as vscode.CompletionItemLabel).description, 'FIN,ACK seq 101 ack 301');
    assert.equal(first.detail, '→ A FIN_WAIT_1 · B CLOSE_WAIT');
    assert.match((first.documentation as vscode.MarkdownString).value, /RFC 9293/);
    assert.ok(!offered.map(textOf).includes('A connect'));
  });

  it('completes an expectation with what is the case', async () => {
    const document = await open('A close\nexpect ');
    const offered = (await completions(document, 1, 7)).map(textOf);
    assert.ok(offered.includes('A FIN_WAIT_1 and B ESTABLISHED'), offered.join());
  });

  it('shows both ends behind each line that changed a state, and no others', async () => {
    const document = await open(SCENARIO);
    const hints = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole(document));
    assert.deepEqual(
      hints.map(({ position, label }) => `${position.line}: ${label as string}`),
      [
        '1: → A FIN_WAIT_1 · B ESTABLISHED',
        '2: → A FIN_WAIT_1 · B CLOSE_WAIT',
        '3: → A FIN_WAIT_2 · B CLOSE_WAIT',
        '4: → A FIN_WAIT_2 · B LAST_ACK',
        '5: → A TIME_WAIT · B LAST_ACK',
        '7: → A CLOSED · B LAST_ACK',
      ],
    );
    assert.equal(hints[2]?.position.character, document.lineAt(3).text.length);
    const some = await ask<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(1, 0, 2, 40),
    );
    assert.deepEqual(
      some.map(({ position }) => position.line),
      [1, 2],
    );
  });

  it('says above the first line how it stands, and offers its run and its ladder', async () => {
    assert.deepEqual(await titles(await open(SCENARIO)), [
      '0: $(play) Run',
      '0: $(pass) 7 lines, all expectations hold',
      '0: $(list-tree) Open ladder',
    ]);
    const document = await open('A close\nexpect A CLOSED');
    const [, failed, ladder] = await lenses(document);
    assert.equal(failed?.command?.title, '$(error) line 2: expected A CLOSED; A is FIN_WAIT_1');
    assert.equal(ladder?.command?.command, 'lastAck.watch');
    assert.deepEqual(ladder.command.arguments?.map(String), [document.uri.toString()]);
  });

  it('shows its run as text on request', async () => {
    const document = await open(SCENARIO);
    await ask('lastAck.runScenario', document.uri);
    const report = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'last-ack-run');
    assert.ok(report);
    assert.match(report.getText(), /A sends FIN,ACK seq 101 ack 301 {2,}A FIN_WAIT_1 · B ESTABLISHED/);
    assert.match(report.getText(), /\nok\n$/);
  });

  it('has its claims decided on request, and opens a shortest run', async () => {
    const document = await open(EXPLORED);
    assert.deepEqual(await titles(document), [
      '0: $(search) Explore',
      '5: $(question) not decided yet',
      '6: $(question) not decided yet',
      '7: $(question) not decided yet',
    ]);
    await ask('lastAck.exploreScenario', document.uri);
    const [, possible, wrong, right] = await lenses(document);
    assert.match(possible?.command?.title ?? '', /^\$\(pass\) true – open a shortest run \(\d+ steps\)$/);
    assert.match(wrong?.command?.title ?? '', /^\$\(error\) false – open a shortest run \(\d+ steps\)$/);
    assert.match(right?.command?.title ?? '', /^\$\(pass\) true \(all [\d,]+ worlds\)$/);
    const [run] = wrong?.command?.arguments as [string];
    await ask(wrong!.command!.command, run);
    const opened = vscode.window.activeTextEditor?.document;
    assert.equal(opened?.getText(), run);
    assert.equal(opened.languageId, 'tcp-scenario');
    // Another text, and nothing is known of it.
    await insert(document, new vscode.Position(8, 0), 'claim never B CLOSED\n');
    assert.equal((await titles(document)).filter((title) => title.includes('not decided yet')).length, 4);
  });

  it('explains states, flags and calls, with one command that a link may run', async () => {
    const document = await open(SCENARIO);
    const hover = async (line: number, character: number) => {
      const position = new vscode.Position(line, character);
      const [found] = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
      return found?.contents[0] as vscode.MarkdownString;
    };
    assert.match((await hover(1, 3)).value, /`ESTABLISHED` · close\(\) → `FIN_WAIT_1`[^]*RFC 9293, 3\.10\.4/);
    const flag = await hover(2, 9);
    assert.match(flag.value, /FIN,ACK seq 101 ack 301[^]*ack 102 will acknowledge it[^]*CLOSE_WAIT/);
    const state = await hover(6, 12);
    assert.match(state.value, /2MSL[^]*\(command:lastAck\.openState\?/);
  });

  it('explains a segment whose numbers begin again at 0', async () => {
    const document = await open('iss A 4294967294\nA close\ndeliver FIN\n');
    const position = new vscode.Position(2, 9);
    const [found] = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    const { value } = found?.contents[0] as vscode.MarkdownString;
    assert.match(value, /takes the number 4294967295, and ack 0 will acknowledge it/);
  });

  it('has an outline, folds and a layout that changes nothing else', async () => {
    const document = await open('scenario X\nset   msl 3s\n\n# A closes\nA  close   # now\nexpect A FIN_WAIT_1\n');
    const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.length]),
      [
        ['Settings', 2],
        ['A closes', 2],
      ],
    );
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [
        [0, 1],
        [4, 5],
      ],
    );
    await ask('editor.action.formatDocument');
    assert.equal(document.getText(), 'scenario X\nset msl 3s\n\n# A closes\nA close # now\nexpect A FIN_WAIT_1\n');
  });
});
