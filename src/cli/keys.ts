import {
  fact,
  isEmptyMaterial,
  type KeyMaterial,
  type KeyPlace,
  keyContradictions,
  readKeyMaterial,
} from '../engine/index.ts';
import { type CommandInput, problemError, type UsageError } from './command.ts';

/** Keys given beside messages, with what is to be said of them. */
export type GivenKeys = Readonly<{ material: KeyMaterial; remarks: readonly string[] }>;

/** The keys in the files of `--keys`: bundles, documents of a KMS, values a line; null where the option is not
 *  given. Contradictions are said and end nothing. Throws UsageError for a file without keys, where no KMS is among them, and for a user nobody has keys of. */
export function keysIn(
  files: readonly string[] | undefined,
  { readBytes, words }: Pick<CommandInput, 'readBytes' | 'words'>,
  as?: string,
): GivenKeys | null {
  if (files === undefined) return null;
  const material = readKeyMaterial(files.map((name) => ({ name, content: readBytes(name) })));
  for (const { kind, at, said } of material.remarks) {
    if (kind === 'refused') throw problemError(at.source, [{ ...at, problem: said }]);
  }
  const users = [...new Set(material.keySets.map(({ userUri }) => userUri))];
  const [first = ''] = files;
  if (isEmptyMaterial(material) && material.remarks.length === 0) {
    throw problemError(first, [{ path: '', problem: fact('keys.problem.none') }]);
  }
  // A group key alone opens packets.
  if (material.kmss.length + material.groupKeys.length === 0) throw withoutKms(material, first);
  if (as !== undefined && users.length > 0 && !users.includes(as)) {
    throw problemError(first, [
      { path: 'users', problem: fact('input.noUser', { uri: as, users }) },
    ]);
  }
  const said = [...material.remarks, ...keyContradictions(material)];
  return {
    material,
    remarks: said.map(({ at, said: one }) => `${placeOf(at)}: ${words.fact(one)}`),
  };
}

/** No message can be checked without a KMS: what of the keys could not be used may say why. */
function withoutKms({ remarks }: KeyMaterial, file: string): UsageError {
  const reasons = remarks.map(({ at, said }) => ({ ...at, problem: said }));
  return problemError(file, [...reasons, { path: '', problem: fact('keys.noKms') }]);
}

function placeOf({ source, path, line, column }: KeyPlace): string {
  const where = line === undefined ? source : `${source}:${line}:${column}`;
  return path === '' ? where : `${where}: ${path}`;
}
