// Packs what the build left into dist/last-ack.vsix, or the file that is named, without asking anything. Every file of it
// is on the list of .vscodeignore.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';
import { recompress } from './recompress.mjs';

const built = ['dist/extension.js', 'dist/kernel.js', 'dist/texts.json', 'dist/webview/page.js'];
const missing = built.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`Nothing to pack: ${missing.join(', ')} missing. Run node esbuild.mjs --production first.`);
  process.exit(1);
}
mkdirSync('dist', { recursive: true });
const packagePath = process.argv[2] ?? 'dist/last-ack.vsix';
await createVSIX({
  packagePath,
  // The bundles hold everything; node_modules would only make the package larger.
  dependencies: false,
  skipLicense: true,
});
await recompress(packagePath);
console.log(`Recompressed: ${packagePath} (${(statSync(packagePath).size / 1024).toFixed(0)} KB)`);
