import type { Report } from '../report.ts';
import { personNameText } from '../../dicom/person-name.ts';
import { cssString } from './escape.ts';

/** A font file to embed, so that the paper is the same everywhere. */
export interface EmbeddedFont {
  readonly family: string;
  readonly weight: number;
  readonly woff2Base64: string;
}

/**
 * The style of the printed report: A4, black on white, with patient and study on every page but the first, and "not a
 * cleared medical device" and the page number on all. Colours and sizes are those of the paper in the window.
 */
export function reportStyle(report: Report, fonts: readonly EmbeddedFont[]): string {
  const { subject, study, product, notices } = report;
  const who = [personNameText(subject.name), subject.patientId, study.date].filter((part) => part).join(' · ');
  const sans = [...new Set(fonts.map(({ family }) => family))]
    .filter((family) => family !== mono)
    .map(cssString)
    .join(', ');
  const box = `font: 400 7.5pt/10pt ${sans}; color: #5B6572;`;
  const foot = `${product.name} ${product.version} · ${notices.notCleared}`;
  return `${fonts.map(fontFace).join('')}
@page { size: A4; margin: 18mm 16mm 20mm;
  @top-left { content: ${cssString(who)}; ${box} }
  @bottom-left { content: ${cssString(foot)}; width: 86%; ${box} }
  @bottom-right { content: counter(page) "/" counter(pages); ${box} } }
@page :first { @top-left { content: none } }
${rulesIn(sans)}`;
}

const mono = 'IBM Plex Mono';

const fontFace = ({ family, weight, woff2Base64 }: EmbeddedFont): string =>
  `@font-face { font-family: ${cssString(family)}; font-weight: ${weight};
  src: url(data:font/woff2;base64,${woff2Base64}) format('woff2') }\n`;

/** @param sans  the families of the text, the first that has a letter draws it. */
const rulesIn = (sans: string): string => `
* { margin: 0; padding: 0; box-sizing: border-box }
html { font: 400 10pt/14.5pt ${sans}; color: #171B20; background: #fff }
h1 { font-weight: 600; font-size: 15pt; line-height: 20pt }
h2 { font-weight: 600; font-size: 10pt; line-height: 14pt; color: #454E5A; margin: 11pt 0 2pt; break-after: avoid }
header { display: flex; justify-content: space-between; gap: 16pt; border-bottom: .75pt solid #171B20; padding-bottom: 8pt }
header p { font-size: 8.5pt; line-height: 12pt; color: #454E5A; margin-top: 3pt }
header .state { text-align: right; font-weight: 600; white-space: nowrap }
[data-status='preliminary'] .state, .warn { color: #7D5200 }
p + p { margin-top: 3pt }
p.hint { font-size: 8.5pt; line-height: 12pt; color: #454E5A }
p.warn { background: #FBF0DA; padding: 3pt 6pt; margin-top: 4pt }
ul { padding-left: 12pt }
table { width: 100%; border-collapse: collapse; margin-top: 5pt; font-size: 8.5pt; line-height: 12pt }
caption { text-align: left; font-weight: 500; color: #454E5A; padding-bottom: 2pt }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: 2pt 8pt 2pt 0; border-top: .5pt solid #CCD2D9 }
thead th { font-weight: 500; color: #5B6572 }
tr { break-inside: avoid }
.number { text-align: right; white-space: nowrap }
figure { display: inline-block; vertical-align: top; width: 49%; padding-right: 6pt; margin-top: 9pt; break-inside: avoid }
figure img { width: 100%; height: 62mm; object-fit: contain; object-position: left; display: block }
figcaption { font-size: 8.5pt; line-height: 12pt; color: #454E5A }
footer { border-top: .5pt solid #CCD2D9; margin-top: 16pt; padding-top: 5pt; font-size: 8.5pt; line-height: 12pt; color: #454E5A;
  break-inside: avoid }
code { font: 400 8pt/12pt '${mono}', ${sans}; overflow-wrap: anywhere }
.watermark { position: fixed; inset: 0; z-index: -1; display: grid; place-items: center; font-weight: 600; font-size: 60pt;
  line-height: 60pt; color: #EEF0F3; text-align: center; transform: rotate(-35deg) }
`;
