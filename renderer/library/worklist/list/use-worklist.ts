import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import type { WorklistQuery } from '../../../../models/library/worklist.ts';
import { api } from '../../../app/api/api.ts';
import { listed } from '../../../app/api/listed.ts';
import { useFeed } from '../../../app/api/use-feed.ts';
import { tellProblem } from '../../../ui/message/problem.ts';
import { useStore } from '../../../ui/store.ts';
import { pageRows, pagesOf } from './lines.ts';
import { queryOf } from './query-of.ts';
import { isNarrowed, worklist } from './worklist-view.ts';
import type { Narrowing } from './worklist-view.ts';

const typingMs = 120;
const fitsOnScreen = 20; // a short list needs no group of its own for what is in work
const emptySearch = '["",';

/**
 * Keeps the list of the view true: asks for the first page when the narrowing changes or news come, and for further
 * pages when they are shown. The older rows stay until the newer ones are there.
 */
export function useWorklist(): { readonly onShow: (first: number, last: number) => void } {
  const { search, view, modality, span, sort } = useStore(worklist, (value) => value);
  const news = useFeed(api.library.changed, ({ what }) => what !== 'setting');
  const asked = useRef(new Set<number>());
  const query = JSON.stringify([search, view, modality, span, sort, news]);

  const load = useEffectEvent((signal: AbortSignal) => {
    asked.current = new Set([0]);
    loadFirst({ search, view, modality, span, sort }, query, signal).catch((error: unknown) => {
      if (!signal.aborted) tellProblem(error);
    });
  });

  useEffect(() => {
    const aborter = new AbortController();
    const timer = setTimeout(() => load(aborter.signal), query.startsWith(emptySearch) ? 0 : typingMs);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [query]);

  const onShow = useCallback((first: number, last: number) => {
    const { found } = worklist.get();
    if (!found) return;
    for (const page of pagesOf(found, first, last)) {
      if (asked.current.has(page) || page * pageRows >= found.total) continue;
      asked.current.add(page);
      loadPage(page, found.query).catch((error: unknown) => {
        asked.current.delete(page); // shown again, it is asked for again
        tellProblem(error);
      });
    }
  }, []);
  return { onShow };
}

async function loadFirst(narrowing: Narrowing, query: string, signal: AbortSignal): Promise<void> {
  const base = queryOf(narrowing, new Date());
  const inWorkQuery: WorklistQuery = { ...base, filter: { ...base.filter, view: 'drafts' }, limit: 5 };
  const [page, drafts] = await Promise.all([
    api.library.worklist(base, { signal }),
    isNarrowed(narrowing) ? null : api.library.worklist(inWorkQuery, { signal }),
  ]);
  if (signal.aborted) return;
  listed.set(() => ({ query: base, total: page.total }));
  worklist.set((before) => ({
    ...before,
    found: {
      query,
      total: page.total,
      inWork: page.total > fitsOnScreen ? (drafts?.rows ?? []) : [],
      pages: new Map([[0, page.rows]]),
    },
  }));
}

async function loadPage(page: number, query: string): Promise<void> {
  const asked = { ...queryOf(worklist.get(), new Date()), offset: page * pageRows };
  const answer = await api.library.worklist(asked);
  worklist.set((before) => {
    if (before.found?.query !== query) return before;
    return { ...before, found: { ...before.found, pages: new Map(before.found.pages).set(page, answer.rows) } };
  });
}
