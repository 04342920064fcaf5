import type { Remapped } from './key-map.ts';

/**
 * Keys as other viewers have them, where they differ from ours: what a hand already knows.
 *
 * Source: OHIF Viewers `hotkeyBindings.js`; Weasis `ActionW.java` and `presets.xml`.
 */
export const keySchemes: Readonly<Record<string, Remapped>> = {
  phenoscope: {},
  ohif: {
    'imaging.turn-back': 'L',
    'imaging.length': 'Shift+L',
    'imaging.link': '',
    'imaging.flip-horizontal': 'H',
    'imaging.flip-vertical': 'V',
    'imaging.turntable': 'Shift+V',
    'imaging.crosshair': 'Shift+H',
    'imaging.remove': 'Backspace',
  },
  weasis: {
    'imaging.length': 'M',
    'inference.run': 'Shift+M',
    'imaging.brush': 'G',
    'imaging.layout': 'Shift+G',
  },
};

/** The keys of a scheme under a person's own. */
export const keysUnder = (scheme: unknown, own: unknown): Remapped => ({
  ...(typeof scheme === 'string' ? keySchemes[scheme] : {}),
  ...(isRemapped(own) ? own : {}),
});

export const isRemapped = (value: unknown): value is Remapped => typeof value === 'object' && value !== null;
