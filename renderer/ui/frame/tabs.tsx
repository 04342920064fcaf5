import type { KeyboardEvent } from 'react';
import './tabs.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: number | undefined;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  readonly onChoose: (id: Id) => void;
}

/** Views of one thing, side by side. Arrow keys go along; one stop of the Tab key. */
export function Tabs<Id extends string>({ label, tabs, current, onChoose }: TabsProps<Id>) {
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = tabs[tabs.findIndex((tab) => tab.id === current) + (by ?? 0)];
    if (!by || !to) return;
    event.preventDefault();
    onChoose(to.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${to.id}"]`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} tabIndex={-1} onKeyDown={step}>
      {tabs.map((tab) => (
        <button
          type="button"
          key={tab.id}
          role="tab"
          data-id={tab.id}
          aria-selected={tab.id === current}
          tabIndex={tab.id === current ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <small>{tab.count}</small>}
        </button>
      ))}
    </div>
  );
}
