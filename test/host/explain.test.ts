import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Parts } from '../../src/extension';
import { COMMANDS } from '../../src/host/commands/ids';
import { hasNode } from '../../src/host/machine/door';
import { SCHEME } from '../../src/host/machine/explained';
import { decode, readTable } from '../../src/host/machine/paste';
import { activate, closeEditors, until } from './extension';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

const SS = [
  'State      Recv-Q Send-Q Local Address:Port  Peer Address:Port Process',
  'LISTEN     0      511    0.0.0.0:8080        0.0.0.0:*         users:(("node",pid=4711,fd=21))',
  ...Array.from(
    { length: 12 },
    (_, index) =>
      `CLOSE-WAIT 1      0      10.0.0.1:8080       10.0.0.9:${50_000 + index}    users:(("node",pid=4711,fd=${30 + index}))`,
  ),
  'ESTAB      0      0      10.0.0.1:22         10.0.0.9:50100',
].join('\n');

describe('explaining pasted socket output', () => {
  let parts: Parts;
  // Not untitled documents: VS Code gives a new one the name, and sometimes the text, of one just closed.
  let provider: vscode.Disposable | undefined;
  const texts = new Map<string, string>();
  let pasted = 0;
  before(async () => {
    parts = await activate();
    await closeEditors();
    provider = vscode.workspace.registerTextDocumentContentProvider('last-ack-test', {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    });
  });
  after(() => {
    provider?.dispose();
  });
  afterEach(closeEditors);

  async function paste(content: string): Promise<vscode.TextEditor> {
    pasted += 1;
    const uri = vscode.Uri.parse(`last-ack-test:/pasted-${pasted}.txt`);
    texts.set(uri.toString(), content);
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    await until(() => vscode.window.activeTextEditor?.document === document);
    return editor;
  }
  const explained = () => vscode.window.activeTextEditor?.document;
  const explain = async () => {
    await run(COMMANDS.explainSockets);
    await until(() => explained()?.uri.scheme === SCHEME);
    return explained()!;
  };

  it('takes the text in front, and names the leak, the process and the end that is to blame', async () => {
    await paste(SS);
    const document = await explain();
    const text = document.getText();
    assert.match(text, /14 sockets, as ss prints them\./);
    assert.match(text, /### ⚠ 12 CLOSE_WAIT on port 8080: node \(4711\) does not close/);
    assert.match(text, /This end: node \(4711\) does not call close\(\)\. The peers have closed\./);
    assert.match(text, /\| CLOSE_WAIT +\| +12 \| Passive close/);
  });

  it('takes what is selected only', async () => {
    const editor = await paste(SS);
    const last = editor.document.lineCount - 1;
    editor.selection = new vscode.Selection(last, 0, last, editor.document.lineAt(last).text.length);
    assert.match((await explain()).getText(), /1 socket, as ss prints it\./);
  });

  it('leads from each state’s name to its page, and from nothing else anywhere', async () => {
    await paste(
      `${SS}\nESTAB 0 0 10.0.0.1:22 10.0.0.9:50101 users:(("[x](command:workbench.action.quit)",pid=1,fd=1))`,
    );
    const document = await explain();
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const targets = links.map(({ target }) => target?.toString(true) ?? '').filter((one) => one.startsWith('command:'));
    assert.ok(targets.length > 10);
    for (const target of targets) assert.match(target, /^command:lastAck\.openState\?\["[A-Z_0-9]+"\]$/);
    const names = links.map(({ range }) => document.getText(range));
    assert.ok(names.includes('CLOSE_WAIT') && names.includes('FIN_WAIT_1'));
  });

  it('says which formats it understands when it understands nothing', async () => {
    const table = await readTable('function f() { return 42; }\n');
    assert.ok(table !== undefined && 'refused' in table);
    assert.match(
      table.refused,
      /ss, lsof, Get-NetTCPConnection, of netstat on Linux, macOS and Windows, and of \/proc\/net\/tcp/,
    );
    await paste('nothing of the kind 1 2 3');
    await run(COMMANDS.explainSockets);
    assert.notEqual(explained()?.uri.scheme, SCHEME);
  });

  it('says what is missing where ss has not printed the state', async () => {
    const table = await readTable('0      0      10.0.0.1:40000     10.0.0.2:443\n');
    assert.ok(table !== undefined && 'refused' in table);
    assert.match(table.refused, /^Lines of ss without a state: 1\. .*Copy the line with the command too/);
  });

  it('refuses a text past twenty million characters, and says so', async () => {
    const table = await readTable('x'.repeat(20_000_001));
    assert.ok(table !== undefined && 'refused' in table);
    assert.match(table.refused, /21 million characters, and up to 20 million are read/);
  });

  it('reads what PowerShell writes, and bytes of any character set', () => {
    const utf16 = (text: string) =>
      Uint8Array.from([0xff, 0xfe, ...Array.from(text, (letter) => [letter.charCodeAt(0), 0]).flat()]);
    assert.equal(decode(utf16('TCP 1')).trim(), 'TCP 1');
    assert.ok(decode(Uint8Array.from([0xbb, 0xee, 0x54, 0x43, 0x50])).endsWith('TCP'));
  });

  it('has a machine to read only where there is Node', () => {
    const { tree } = parts.machine.machineView;
    assert.equal(tree.canRead, hasNode());
    if (!hasNode()) assert.deepEqual(tree.getChildren(), []);
  });
});
