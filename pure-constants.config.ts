import { type Plugin, parseSync } from 'vite';

/** What is made without an effect as anybody can see. */
const plain = /^(Literal|Identifier|TemplateLiteral|(Arrow)?Function.*|Class.*)$/;

/** Says of every constant of a built file that making it has no effect, so that whoever imports one thing of
 *  the library gets that and what it needs. Modules of the engine do no work when they are imported. */
export const pureConstants: Plugin = {
  name: 'pure-constants',
  apply: 'build',
  renderChunk(code, { fileName }) {
    let [marked, at] = ['', 0];
    for (const statement of parseSync(fileName, code).program.body) {
      if (statement.type !== 'VariableDeclaration') continue;
      for (const { id, init } of statement.declarations) {
        if (init === null || id.type !== 'Identifier' || plain.test(init.type)) continue;
        const value = code.slice(init.start, init.end);
        marked += `${code.slice(at, init.start)}/* @__PURE__ */ (() => (${value}))()`;
        at = init.end;
      }
    }
    return { code: marked + code.slice(at), map: null };
  },
};
