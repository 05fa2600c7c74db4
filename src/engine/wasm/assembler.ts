/** Puts functions and constants together into a module with one memory, which it imports. */
import {
  type Code,
  call,
  local as localInstructions,
  octetsOfCode,
  unsigned,
  type ValueType,
  valueTypes,
} from './instructions.ts';

export type Local = Readonly<{ get: Code; set: (value: Code) => Code }>;
/** Gives the function that is being written another local. */
export type NewLocal = (type: ValueType) => Local;
export type Call = (...operands: readonly Code[]) => Code;

export type ModuleBuilder = Readonly<{
  /** Writes a function without result. It is exported where it has a name. */
  define: (
    name: string | null,
    parameters: readonly ValueType[],
    write: (parameters: readonly Local[], local: NewLocal) => Code,
  ) => Call;
  /** The octets of the module. `constants` are laid at address 0. */
  build: (constants: Uint8Array) => Uint8Array<ArrayBuffer>;
}>;

type WrittenFunction = Readonly<{
  name: string | null;
  parameters: readonly ValueType[];
  locals: readonly ValueType[];
  code: Code;
}>;

export function createModule(): ModuleBuilder {
  const functions: WrittenFunction[] = [];
  return {
    define(name, parameters, write) {
      const locals: ValueType[] = [];
      const at = (index: number): Local => ({
        get: localInstructions.get(index),
        set: (value) => localInstructions.set(index, value),
      });
      const newLocal: NewLocal = (type) => at(parameters.length + locals.push(type) - 1);
      const code = write(
        parameters.map((_, index) => at(index)),
        newLocal,
      );
      const index = functions.push({ name, parameters, locals, code }) - 1;
      return (...operands) => call(index, ...operands);
    },
    build: (constants) => buildModule(functions, constants),
  };
}

const sectionIds = Object.freeze({
  types: 1,
  imports: 2,
  functions: 3,
  exports: 7,
  code: 10,
  data: 11,
});

function buildModule(
  functions: readonly WrittenFunction[],
  constants: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const exported = functions.flatMap(({ name }, index) =>
    name === null ? [] : [[...text(name), 0x00, ...unsigned(index)]],
  );
  const types = functions.map(({ parameters }) => [
    ...[0x60, ...list(parameters.map((type) => [valueTypes[type]]))],
    0x00,
  ]);
  const memory = [...text('env'), ...text('memory'), 0x02, 0x00, 0x01];
  const data = [0x00, 0x41, 0x00, 0x0b, ...unsigned(constants.length), ...constants];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d],
    ...[0x01, 0x00, 0x00, 0x00],
    ...section('types', types),
    ...section('imports', [memory]),
    ...section(
      'functions',
      functions.map((_, index) => unsigned(index)),
    ),
    ...section('exports', exported),
    ...section('code', functions.map(bodyOf)),
    ...section('data', [data]),
  ]);
}

function bodyOf({ locals, code }: WrittenFunction): number[] {
  const declared = locals.map((type) => [1, valueTypes[type]]);
  const body = [...list(declared), ...octetsOfCode(code), 0x0b];
  return [...unsigned(body.length), ...body];
}

function section(name: keyof typeof sectionIds, entries: readonly (readonly number[])[]): number[] {
  const body = list(entries);
  return [sectionIds[name], ...unsigned(body.length), ...body];
}

const list = (entries: readonly (readonly number[])[]): number[] => [
  ...unsigned(entries.length),
  ...entries.flat(),
];

const text = (name: string): number[] => [
  ...unsigned(name.length),
  ...Array.from(name, (letter) => letter.charCodeAt(0)),
];
