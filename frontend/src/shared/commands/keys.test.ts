import { expect, test } from 'vitest';
import { keyCaps, needsModifier } from './keys';

test('draws keys as they are printed', () => {
  expect(keyCaps('mod+shift+enter', false)).toEqual(['Ctrl', 'Shift', '↵']);
  expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('g>i')).toEqual(['G', 'I']);
  expect(keyCaps('shift+slash')).toEqual(['?']);
  expect(keyCaps('bracketleft')).toEqual(['[']);
});

test('only keys with Ctrl or ⌘ survive when single keys are off', () => {
  expect(needsModifier('mod+k')).toBe(true);
  expect(needsModifier('shift+slash')).toBe(false);
  expect(needsModifier('j')).toBe(false);
});
