/** Numbers as the page's language writes them. */

/** A number with its thousands apart; fractions as far as they matter. */
export function formatNumber(value: number): string {
  const digits = Math.abs(value) >= 1000 || Number.isInteger(value) ? 0 : Math.abs(value) >= 100 ? 1 : 2;
  return new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: digits }).format(value);
}

/** A part of a whole in percent: only nothing is 0 %, and only all is 100 %. */
export function formatShare(part: number, whole: number): string {
  const share = whole === 0 ? 0 : part / whole;
  const style = (value: number) =>
    new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  if (share > 0 && share < 0.001) return `< ${style(0.001)}`;
  if (share < 1 && share > 0.999) return `> ${style(0.999)}`;
  return style(share);
}
