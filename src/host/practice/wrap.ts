/** The widest line of a quick pick that VS Code shows whole, in narrow letters; a Chinese one is as wide as two. */
const WIDTH = 78;

/** A text in lines that a quick pick shows whole. Empty lines go; what a program printed keeps its columns. */
export function wrap(text: string, width = WIDTH): string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : wrapLine(line.replace(/`/g, ''), width)));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let present = '';
  // A line may be broken after a blank, and after any Chinese letter.
  for (const piece of line.match(
    /[\u2e80-\uffef][,.;:!?\uff0c\u3002\uff1b\uff1a\uff01\uff1f\u3001\uff09\u201d]?|[^\s\u2e80-\uffef]+\s*|\s+/g,
  ) ?? []) {
    if (present.trim() !== '' && widthOf(present + piece.trimEnd()) > width) {
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
