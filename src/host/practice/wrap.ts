/** The widest line of a quick pick that VS Code shows whole, in narrow letters; a Chinese one is as wide as two. */
const WIDTH = 78;

/**
 * A text in lines that a quick pick shows whole. Empty lines go; what a program printed keeps its columns. `beside`: what
 * the first of them has to share its line with.
 */
export function wrap(text: string, beside = '', width = WIDTH): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const left = width - widthOf(beside);
  return lines.flatMap((line, index) => wrapLine(line.replace(/`/g, ''), width, index === 0 ? left : width));
}

function wrapLine(line: string, width: number, first: number): string[] {
  const lines: string[] = [];
  let present = '';
  // A line may be broken after a blank, and after any Chinese letter, but marks stay with what they belong to.
  for (const piece of line.match(
    /[（《]?(?:[\u2e80-\uffef]|[^\s\u2e80-\uffef]+)[,.;:!?，。；：！？、）》”]*\s*|\s+/g,
  ) ?? []) {
    if (present.trim() !== '' && widthOf(present + piece.trimEnd()) > (lines.length === 0 ? first : width)) {
      lines.push(present.trimEnd());
      present = '';
    }
    present += piece;
  }
  return present.trim() === '' ? lines : [...lines, present.trimEnd()];
}

function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
}
