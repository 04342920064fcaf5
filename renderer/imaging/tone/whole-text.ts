/** A whole number without separators, as window values are written: `−600`, `1500`. */
export const wholeText = (value: number): string => String(Math.round(value)).replace('-', '−');
