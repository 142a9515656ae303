/**
 * How wide text is, without a browser: the drawings use a monospace font, in which a letter is about 0.6 em wide and a
 * Chinese character 1 em. Estimating a little too wide is harmless, too narrow is not.
 */
const LETTER = 0.62;
const IDEOGRAPH = 1.04;
const isWide = (char: string) =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char);

/** Width in px of `text` at `font` px. */
export function widthOf(text: string, font: number): number {
  let ems = 0;
  for (const char of text) ems += isWide(char) ? IDEOGRAPH : LETTER;
  return ems * font;
}

/** `text` in lines no wider than `width`: broken at spaces, after _ and -, between Chinese characters, else anywhere. */
export function wrap(text: string, width: number, font: number): string[] {
  const pieces = text.match(/\s+|[^\s_-]+[_-]*|[_-]+/g) ?? [];
  const atoms = pieces.flatMap((piece) => breakPiece(piece, width, font));
  const lines: string[] = [];
  let line = '';
  for (const atom of atoms) {
    if (line !== '' && widthOf((line + atom).trimEnd(), font) > width) {
      lines.push(line.trimEnd());
      line = atom.trimStart();
    } else line += line === '' ? atom.trimStart() : atom;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/** A piece without a break of its own: Chinese characters each for themselves, and a word that is too long by letters. */
function breakPiece(piece: string, width: number, font: number): string[] {
  const runs: string[] = [];
  let run = '';
  for (const char of piece) {
    // Closing punctuation never begins a line.
    const joins = /[\u3001\u3002\uff0c\uff1a\uff1b\uff09\uff01\uff1f]/.test(char);
    if (run !== '' && !joins && (isWide(char) || isWide(run.at(-1) ?? '') || widthOf(run + char, font) > width)) {
      runs.push(run);
      run = '';
    }
    run += char;
  }
  if (run !== '') runs.push(run);
  return runs;
}
