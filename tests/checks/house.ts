// Prints the limits of the style and what stands against them; fails where one is broken.
import { crowdedFolders, limits, sizes, tooLong, undocumented, badNames } from '../architecture/house.ts';
import { checkImports } from '../architecture/check-imports.ts';
import { importTable } from '../architecture/import-table.ts';
import { projectFiles, sourceFiles } from '../architecture/tree.ts';

const files = sourceFiles();
const names = projectFiles();
const { median, longest, count } = sizes(files);
const imports = checkImports(files, importTable);
const rows: readonly (readonly [string, readonly string[]])[] = [
  [`files longer than ${limits.longestFile} lines`, tooLong(files)],
  [`folders with more than ${limits.folderEntries} entries`, crowdedFolders(names)],
  ['names out of form', badNames(names)],
  ['exported functions of models without a docstring', undocumented(files)],
  ['imports outside the table', imports.breaches.map(({ file, imports: target }) => `${file} → ${target}`)],
  ['permissions nobody uses', imports.unused],
];

console.log(
  `${count} files; median ${median} lines (limit ${limits.medianFile}), longest ${longest} (limit ${limits.longestFile})`,
);
for (const [what, found] of rows) console.log(`${what}: ${found.length}${found.map((one) => `\n    ${one}`).join('')}`);
process.exitCode = rows.some(([, found]) => found.length > 0) || median > limits.medianFile ? 1 : 0;
