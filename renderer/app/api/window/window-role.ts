/**
 * True in the second reading window: it shows the study that the first one has open, and nothing else. Its page says so
 * (`second.html`); what it may ask is what a viewer may.
 */
export const isSecondWindow: boolean = globalThis.document?.documentElement.dataset['window'] === 'second';

/** This window among those of the program: it does not follow what it told itself. */
export const windowId: string = globalThis.crypto.randomUUID();
