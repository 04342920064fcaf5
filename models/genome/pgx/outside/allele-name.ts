import type { PgxTable } from '../pgx-table.ts';

/**
 * An allele's name without what a table does not tell apart: the gene before it, the suballele (`*4.024` is `*4`), HLA
 * beyond two fields (`*57:01:01` is `*57:01`). Total.
 */
export function alleleName(text: string, gene: string): string {
  const bare = text.trim().startsWith(gene) ? text.trim().slice(gene.length).trim() : text.trim();
  if (gene.startsWith('HLA-')) return bare.split(':').slice(0, 2).join(':');
  return gene.startsWith('CYP') ? bare.replaceAll(/(\*\d+)\.\d+/g, '$1') : bare;
}

/**
 * The table's spelling of a name that differs only in form: `*68+*4` for `*68 + *4`, `1555A>G` for `m.1555A>G`. The name
 * itself where the table has it, or has nothing alike. Total.
 */
export function tableSpelling(name: string, table: PgxTable): string {
  const bare = (text: string): string => text.replaceAll(/\s/g, '').replace(/^m\./, '');
  const known = table.alleles.map((allele) => allele.name);
  if (known.includes(name)) return name;
  return known.find((each) => bare(each) === bare(name)) ?? name;
}

/** Three copies or more are looked up as `x≥3` where the table has that row, and not the number itself. Total. */
export function lookupName(name: string, table: PgxTable): string {
  const known = new Set(table.alleles.map((allele) => allele.name));
  const [, base, copies] = /^(\*\d+)x(\d+)$/.exec(name) ?? [];
  if (known.has(name) || base === undefined || Number(copies) < 3) return name;
  return known.has(`${base}x≥3`) ? `${base}x≥3` : name;
}
