import { expect, test } from 'vitest';
import { EditId } from '../base/ids.ts';
import { undoPosition } from './edits.ts';
import type { UndoStep } from './edits.ts';

const id = (text: string) => EditId.parse(text);
const edit = (name: string): UndoStep => ({ id: id(name), undoes: null, hasInverse: true });
const undo = (name: string, of: string): UndoStep => ({ id: id(name), undoes: id(of), hasInverse: true });
const sign = (name: string): UndoStep => ({ id: id(name), undoes: null, hasInverse: false });

test.each<[string, UndoStep[], string | null, string | null]>([
  ['nothing was done: nothing to undo', [], null, null],
  ['the newest goes first', [edit('a'), edit('b')], 'b', null],
  ['after one undo the one before it is next', [edit('a'), edit('b'), undo('u', 'b')], 'a', 'u'],
  ['a redo takes the undo back, and can be undone again', [edit('a'), undo('u', 'a'), undo('r', 'u')], 'r', null],
  ['two undos are redone in turn', [edit('a'), edit('b'), undo('u', 'b'), undo('v', 'a')], null, 'v'],
  ['undo, redo, undo ends where one undo does', [edit('a'), undo('u', 'a'), undo('r', 'u'), undo('v', 'r')], null, 'v'],
  ['something new ends what could be redone', [edit('a'), undo('u', 'a'), edit('b')], 'b', null],
  ['nothing before a signing can be undone', [edit('a'), sign('s')], null, null],
  ['what came after a signing can', [edit('a'), sign('s'), edit('b')], 'b', null],
])('%s', (_, steps, undoes, redoes) => {
  expect(undoPosition(steps)).toEqual({ undo: undoes, redo: redoes });
});
