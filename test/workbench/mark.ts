/** Begins every line that the tests print in the extension host: VS Code prints a lot beside them. */
export const mark = 'test| ';
