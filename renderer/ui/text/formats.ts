// Making one of these takes longer than all its uses on a page: each is made once.
const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

/** How a language writes numbers with at least and at most so many decimals; what is rounded to nothing has no sign. */
export function numberFormat(language: string, least: number, most: number): Intl.NumberFormat {
  const name = `${language} ${least} ${most}`;
  const limits = { minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: 'negative' } as const;
  const format = numbers.get(name) ?? new Intl.NumberFormat(language, limits);
  numbers.set(name, format);
  return format;
}

/** Which numbers a language counts as one. */
export function pluralRules(language: string): Intl.PluralRules {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules;
}
