import { useMemo } from 'react';
import { type Fact, type FieldNode, isFact } from '../engine/index.ts';
import type { ByteField } from '../ui/byte-field.ts';
import { useFactText } from './use-fact-text.ts';

/** Decoded fields as grid and tree show them: what a value means in the words of a language. */
export function namedFields(
  nodes: readonly FieldNode[],
  factText: (fact: Fact) => string,
): readonly ByteField[] {
  return nodes.map(({ valueName, ...node }) => ({
    ...node,
    children: namedFields(node.children, factText),
    ...(valueName !== undefined && {
      valueName: isFact(valueName) ? factText(valueName) : valueName,
    }),
  }));
}

/** The same in the language of the page. */
export function useNamedFields(nodes: readonly FieldNode[]): readonly ByteField[] {
  const factText = useFactText();
  return useMemo(() => namedFields(nodes, factText), [nodes, factText]);
}
