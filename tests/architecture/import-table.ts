// Who may import what: resources/docs/architecture.md section 3 as data. Read top to bottom; the first row whose `in`
// fits a file is its row. `project` and `packages` are what it may import beside its own folder (`own`).

export interface ImportRow {
  readonly in: RegExp;
  readonly own: string; // `$1` is the first group of `in`
  readonly project: readonly RegExp[];
  readonly packages: readonly RegExp[];
}

const models = /^models\//;
const node = /^node:/;
const base = /^models\/base\//;
const modelsOf = (...words: string[]): RegExp => new RegExp(`^models/(base|${words.join('|')})/`);

export const importTable: readonly ImportRow[] = [
  { in: /^models\/base\/schema\.ts$/, own: 'models/base/', project: [], packages: [/^zod$/] },
  { in: /^models\/base\//, own: 'models/base/', project: [], packages: [] },
  {
    in: /^models\/dicom\/write\//,
    own: 'models/dicom/',
    project: [base, /^models\/imaging\/(display-set|geometry\/[a-z0-9-]+)\.ts$/],
    packages: [],
  },
  { in: /^models\/dicom\//, own: 'models/dicom/', project: [base], packages: [] },
  {
    in: /^models\/(genome|risk|vitals)\//,
    own: 'models/$1/',
    project: [base, /^resources\/knowledge\//],
    packages: [],
  },
  { in: /^models\/imaging\//, own: 'models/imaging/', project: [modelsOf('dicom')], packages: [] },
  {
    in: /^models\/(inference|findings|slides)\//,
    own: 'models/$1/',
    project: [modelsOf('dicom', 'imaging', 'findings')],
    packages: [],
  },
  { in: /^models\/report\//, own: 'models/report/', project: [modelsOf('dicom', 'findings', 'imaging')], packages: [] },
  {
    in: /^models\/library\//,
    own: 'models/library/',
    project: [modelsOf('dicom'), /^models\/[a-z]+\/edits\.ts$/],
    packages: [],
  },
  { in: /^main\/app\/shell\/electron\//, own: 'main/app/', project: [models], packages: [node, /^electron$/] },
  { in: /^main\/app\/shell\/browser\//, own: 'main/app/', project: [models], packages: [node, /^ws$/] },
  {
    in: /^main\/app\//,
    own: 'main/app/',
    project: [
      models,
      /^main\/[a-z]+\/(handlers|bytes)\.ts$/,
      /^main\/library\/(session|library|store\/received)\.ts$/,
      /^main\/imaging\/images\.ts$/,
      /^main\/slides\/slides\.ts$/,
      /^main\/genome\/pgx\/gather-pharmacogenes\.ts$/,
      /^preload\/contract\.ts$/,
    ],
    packages: [node],
  },
  {
    in: /^main\/inference\/[a-z0-9-]+\.worker\.ts$/,
    own: 'main/inference/',
    project: [models, /^main\/app\/jobs\/worker-port\.ts$/],
    packages: [/^onnxruntime-web/],
  },
  {
    in: /^main\/inference\/packs\//,
    own: 'main/inference/',
    project: [models, /^main\/library\//, /^main\/app\/context\.ts$/],
    packages: [node, /^yauzl$/],
  },
  {
    in: /^main\/library\//,
    own: 'main/library/',
    project: [models, /^main\/app\/(context|log|files)\.ts$/, /^main\/app\/(jobs|shell)\//],
    packages: [node, /^better-sqlite3-multiple-ciphers$/],
  },
  {
    in: /^main\/dicom\//,
    own: 'main/dicom/',
    project: [models, /^main\/library\//, /^main\/app\/(context|log|files|serve)\.ts$/, /^main\/app\/jobs\//],
    packages: [node, /^yauzl$/],
  },
  {
    in: /^main\/imaging\//,
    own: 'main/imaging/',
    project: [models, /^main\/library\//, /^main\/app\/(context|log|files|serve)\.ts$/, /^main\/app\/jobs\//],
    packages: [node, /^@cornerstonejs\/(codec-|jpeg-lossless-decoder-js$)/, /^fast-png$/],
  },
  {
    in: /^main\/report\//,
    own: 'main/report/',
    project: [models, /^main\/library\//, /^main\/app\/(context|log|files|serve)\.ts$/, /^main\/app\/(jobs|shell)\//],
    packages: [node, /^pdf-lib$/],
  },
  {
    in: /^main\/([a-z]+)\//,
    own: 'main/$1/',
    project: [models, /^main\/library\//, /^main\/app\/(context|log|files|serve)\.ts$/, /^main\/app\/jobs\//],
    packages: [node],
  },
  {
    in: /^preload\/contract\.ts$/,
    own: 'preload/contract.ts',
    project: [/^models\/[a-z]+\/contract\.ts$/],
    packages: [],
  },
  { in: /^preload\//, own: 'preload/preload.ts', project: [], packages: [/^electron$/] },
  {
    in: /^renderer\/ui\//,
    own: 'renderer/ui/',
    project: [base],
    packages: [/^react(-dom)?(\/|$)/, /^@tanstack\/react-virtual$/, /^lucide-react(\/|$)/],
  },
  {
    in: /^renderer\/app\//,
    own: 'renderer/app/',
    project: [
      base,
      modelsOf('library'),
      /^models\/dicom\/person-name\.ts$/,
      /^models\/imaging\/measure\/pixel-region\.ts$/,
      /^models\/findings\/finding\.ts$/,
      /^preload\/contract\.ts$/,
      /^renderer\/ui\//,
      /^renderer\/[a-z]+\/(page\.tsx|actions\.ts)$/,
      /^renderer\/library\/sign-in\/page\.tsx$/, // seen before the rest of the window has come
    ],
    packages: [/^react(-dom)?(\/|$)/, /^lucide-react(\/|$)/],
  },
  {
    in: /^renderer\/imaging\/picture\/gpu\//,
    own: 'renderer/imaging/',
    project: [models],
    packages: [/^@cornerstonejs\//],
  },
  {
    in: /^renderer\/imaging\//,
    own: 'renderer/imaging/',
    project: [models, /^renderer\/(app\/api|ui)\//],
    packages: [/^react(-dom)?(\/|$)/, /^lucide-react(\/|$)/],
  },
  {
    in: /^renderer\/dicom\/documents\/pdf\//,
    own: 'renderer/dicom/',
    project: [models, /^renderer\/(app\/api|ui)\//],
    packages: [/^react$/, /^lucide-react$/, /^pdfjs-dist(\/|$)/],
  },
  {
    in: /^renderer\/inference\//,
    own: 'renderer/inference/',
    project: [models, /^renderer\/(app\/api|ui)\//],
    packages: [/^onnxruntime-web/, /^react(\/|$)/, /^lucide-react(\/|$)/],
  },
  {
    in: /^renderer\/([a-z]+)\//,
    own: 'renderer/$1/',
    project: [models, /^renderer\/(app\/api|ui)\//],
    packages: [/^react(-dom)?(\/|$)/, /^lucide-react(\/|$)/],
  },
  { in: /^tests\//, own: 'tests/', project: [/^(models|main|preload|renderer|resources)\//], packages: [/./] },
  { in: /^(vite|vitest|playwright)\.config\.ts$/, own: 'vite.config.ts', project: [], packages: [/./] },
];
