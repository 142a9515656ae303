import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The four kinds of theme that VS Code tells apart. */
export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

/** The values of the extension's own language setting, `lastAck.language`. */
export type Language = 'auto' | 'en' | 'zh-cn';

/** Each theme's name in the settings, and the class by which the workbench and every webview show its kind. */
export const themes: Readonly<Record<Theme, { readonly setting: string; readonly workbench: string }>> = {
  light: { setting: 'Light Modern', workbench: 'vs' },
  dark: { setting: 'Dark Modern', workbench: 'vs-dark' },
  'high-contrast': { setting: 'Default High Contrast', workbench: 'hc-black' },
  'high-contrast-light': { setting: 'Default High Contrast Light', workbench: 'hc-light' },
};

/** VS Code's settings by their dotted names. */
export type Settings = Readonly<Record<string, unknown>>;

/** Settings of a VS Code that opens nothing, asks nothing and calls nobody. */
export const quiet: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.editor.useModal': 'off',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
};

/** The settings that choose a theme. */
export function themeSettings(theme: Theme): Settings {
  return { 'workbench.colorTheme': themes[theme].setting };
}

/** The settings with which no folder is trusted, and VS Code does not ask. */
export const restrictedSettings: Settings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/** The first settings of a user, who may change them by hand. */
const userFile = (folder: string): string => join(folder, 'User', 'settings.json');

/** Settings of "this machine", which win over the user's. A served VS Code watches this file and not the user's. */
const machineFile = (folder: string): string => join(folder, 'Machine', 'settings.json');

/** Writes the first settings of a user data folder: the quiet ones, then `more`. A file that is there stays as it is. */
export function prepareSettings(folder: string, more: Settings): void {
  if (!existsSync(userFile(folder))) write(userFile(folder), { ...quiet, ...more });
  if (!existsSync(machineFile(folder))) write(machineFile(folder), {});
}

/**
 * Changes settings of a running VS Code, which notices by itself; undefined takes a change back. Not for settings of
 * scope "application", which a machine cannot have.
 */
export function changeSettings(folder: string, change: Settings): void {
  const before = JSON.parse(readFileSync(machineFile(folder), 'utf8')) as Settings;
  write(machineFile(folder), { ...before, ...change });
}

function write(path: string, settings: Settings): void {
  mkdirSync(dirname(path), { recursive: true });
  // Renamed into place: VS Code never reads half a file.
  writeFileSync(`${path}.new`, `${JSON.stringify(settings, undefined, 2)}\n`);
  renameSync(`${path}.new`, path);
}
