/** The names that a BCF's records give by number. */
export interface Dictionaries {
  readonly strings: readonly (string | undefined)[]; // of FILTER, INFO and FORMAT together; 0 is PASS
  readonly contigs: readonly (string | undefined)[];
}

/**
 * The names of a BCF's header, numbered as `IDX` says, else in the order they first occur.
 *
 * @param header  the text of the header. Total.
 * @source VCF 4.3, section 6.2.1.
 */
export function dictionariesOf(header: string): Dictionaries {
  const strings: (string | undefined)[] = ['PASS'];
  const contigs: (string | undefined)[] = [];
  for (const line of header.split(/\r?\n/)) {
    const [, kind, fields = ''] = /^##(FILTER|INFO|FORMAT|contig)=<(.*)>$/.exec(line) ?? [];
    const id = /(?:^|,)ID=([^,>]+)/.exec(fields)?.[1];
    if (kind === undefined || id === undefined) continue;
    const names = kind === 'contig' ? contigs : strings;
    const number = /,IDX=(\d+)/.exec(fields.replaceAll(/"(?:[^"\\]|\\.)*"/g, ''))?.[1];
    if (number !== undefined) names[Number(number)] = id;
    else if (!names.includes(id)) names.push(id);
  }
  return { strings, contigs };
}
