/** The text of an icon, put in by the build. */
declare module '@vscode/codicons/src/icons/*.svg' {
  const svg: string;
  export default svg;
}
