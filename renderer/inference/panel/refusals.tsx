import type { Reason } from '../../../models/base/result.ts';
import { Refusal } from '../../ui/message/refusal.tsx';
import { message } from '../../ui/text/t.ts';

/** Refusals as they came; those that say the same happened stand together, each with its own why. */
export function Refusals({ of }: { readonly of: readonly Reason[] }) {
  const alike = Map.groupBy(of, ({ code, params }) => message(code, params).what);
  return [...alike].map(([what, [first, ...more]]) =>
    first ? (
      <Refusal key={what} code={first.code} params={first.params}>
        {more.length > 0 && (
          <ul>
            {more.map(({ code, params }) => {
              const { why } = message(code, params);
              return <li key={why}>{why}</li>;
            })}
          </ul>
        )}
      </Refusal>
    ) : null,
  );
}
