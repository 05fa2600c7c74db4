import { expect, it } from 'vitest';
import { listedUes, listText } from './ue-list.ts';

it.each([
  [['ue1', 'ue2', 'ue3', 'ue5', 'partner-ue1'], '1-3, 5'],
  [['ue4', 'ue2', 'ue4'], '2, 4'],
  [[], ''],
])('%j are written as %s', (ues, text) => {
  expect(listText(ues, 'primary')).toBe(text);
});

it.each([
  ['1-3, 5', ['partner-ue1', 'partner-ue2', 'partner-ue3', 'partner-ue5']],
  ['2 1', ['partner-ue1', 'partner-ue2']],
  ['', []],
  ['3-1', null],
  ['0', null],
  ['two', null],
  ['1-99999', null],
])('%s lists %j', (text, ues) => {
  expect(listedUes(text, 'partner')).toEqual(ues);
});
