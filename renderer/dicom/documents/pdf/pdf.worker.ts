// The reading half of pdf.js, in a thread of its own; bundled, so that it obeys the window's content policy.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
