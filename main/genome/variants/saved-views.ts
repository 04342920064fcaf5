import { AppError } from '../../../models/base/app-error.ts';
import type { Actor } from '../../../models/base/actor.ts';
import { z } from '../../../models/base/schema.ts';
import { VariantView } from '../../../models/genome/variants/scan/variant-view.ts';
import type { Library } from '../../library/library.ts';

// The views of a person are a document of this kind, by the person's id.
const kind = 'variant-views';
const Views = z.array(VariantView);
const mostViews = 50;

/** A person's views, by name; nobody has none. */
export async function savedViews({ store }: Library, actor: Actor): Promise<readonly VariantView[]> {
  if (actor.kind !== 'person') return [];
  const views = Views.nullable().parse(await store.document({ kind, id: actor.id })) ?? [];
  return views.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Keeps a view for a person; one of the same name is replaced. @throws AppError `genome.needs-person`, `genome.views-many` {most}. */
export async function saveView(library: Library, actor: Actor, view: VariantView): Promise<readonly VariantView[]> {
  const others = (await savedViews(library, actor)).filter(({ name }) => name !== view.name);
  if (others.length >= mostViews) throw new AppError('genome.views-many', { most: mostViews });
  return putViews(library, actor, [...others, view]);
}

/** Takes a view away. @throws AppError `genome.needs-person`. */
export const removeView = async (library: Library, actor: Actor, gone: string): Promise<readonly VariantView[]> =>
  putViews(
    library,
    actor,
    (await savedViews(library, actor)).filter(({ name }) => name !== gone),
  );

async function putViews(
  library: Library,
  actor: Actor,
  views: readonly VariantView[],
): Promise<readonly VariantView[]> {
  if (actor.kind !== 'person') throw new AppError('genome.needs-person');
  await library.store.putDocument({ kind, id: actor.id, body: views });
  return savedViews(library, actor);
}
