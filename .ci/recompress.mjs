// A zip again, smaller: every file of it by Zopfli, which searches long for what any unzip reads as always.
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateAsync } from '@gfx/zopfli';
import { unzipSync, Zip, ZipPassThrough } from 'fflate';

/** How a zip marks what is compressed with Deflate: the one method that VS Code and every unzip know. */
const DEFLATE = 8;

/** Writes the zip at `path` again, its files with the same names and contents in the same order. */
export async function recompress(path) {
  const chunks = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, content] of Object.entries(unzipSync(readFileSync(path)))) {
    const compressed = await deflateAsync(content, { blocksplittingmax: 0 });
    const file = new ZipPassThrough(name);
    file.compression = DEFLATE;
    // Called once, by push(), which has counted and summed up the content itself.
    file.process = (_, final) => file.ondata(null, compressed, final);
    zip.add(file);
    file.push(content, true);
  }
  zip.end();
  writeFileSync(path, Buffer.concat(chunks));
}
