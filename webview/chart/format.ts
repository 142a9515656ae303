/** Numbers as the page's language writes them. */

/** A number with its thousands apart; fractions as far as they matter: only nothing is 0. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(document.documentElement.lang, digitsOf(Math.abs(value))).format(value);
}

function digitsOf(size: number): Intl.NumberFormatOptions {
  if (size < 1) return { maximumSignificantDigits: 2 };
  return { maximumFractionDigits: size >= 1000 ? 0 : size >= 100 ? 1 : 2 };
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
