import { message, t } from './t.ts';
import type { Message } from './t.ts';
import type { Params } from './fill-text.ts';

/** A remark on a series in words; one about a single image of it names the image first. */
export function remark({ code, params }: { readonly code: string; readonly params: Params }): Message {
  const said = message(code, params);
  return params['image'] === undefined
    ? said
    : { ...said, what: t('ui.of-image', { image: params['image'], what: said.what }) };
}
