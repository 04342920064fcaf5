// What pdf.js needs beside its program, bundled with the window: nothing is fetched from anywhere else.
const urls = {
  ...import.meta.glob<string>('/../node_modules/pdfjs-dist/cmaps/*.bcmap', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>(
    [
      '/../node_modules/pdfjs-dist/standard_fonts/Foxit{Symbol,Dingbats}.pfb',
      '/../node_modules/pdfjs-dist/wasm/{openjpeg,jbig2}.wasm',
    ],
    { query: '?url', import: 'default', eager: true },
  ),
};
const byName = new Map(Object.entries(urls).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));

/** Gives pdf.js character maps, symbol fonts and decoders by their file names. Other fonts are the system's. */
export class BundledFiles {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename);
    if (url === undefined) throw new RangeError(`no such file: ${filename}`);
    const answer = await fetch(url);
    if (!answer.ok) throw new RangeError(`${filename}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}
