import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultScenario } from '../engine/index.ts';
import { UsageError } from './command.ts';
import { exported } from './export.ts';
import { wordsOf } from './words.ts';

const scenario = { ...defaultScenario(), seed: '00ff'.repeat(8), gmkMode: 'dual-two-procedures' };
const texts: Readonly<Record<string, string>> = {
  's.json': JSON.stringify(scenario),
  old: 'once using one GMK',
  new: 'once for obtaining a GMK',
  long: 'x'.repeat(20_001),
};

async function call(...args: readonly string[]): Promise<Uint8Array> {
  const { files = [] } = await exported({
    words: wordsOf('fr'),
    args: ['s.json', '--docx', 'a.docx', '--date', '2026-11-27', ...args],
    filesIn: (path) => [path],
    readBytes: (name) => new TextEncoder().encode(texts[name]),
  });
  return files[0]?.octets ?? new Uint8Array();
}

const paper = await call(
  '--against',
  'once-two-payloads',
  '--clause-old',
  'old',
  '--clause-new',
  'new',
);

describe('export --docx', () => {
  it('[Keyladder §paper] holds the figures of both designs, drawn, and the clause', () => {
    const parts = unzipSync(paper);
    const text = strFromU8(parts['word/document.xml'] ?? paper);
    expect(text).toMatch(/<w:delText[^>]*>using one<.*<w:t[^>]*>for obtaining a</);
    const media = Object.entries(parts).filter(([name]) => name.startsWith('word/media/'));
    const drawn = media.filter(([name]) => name.endsWith('.svg'));
    expect(drawn.map(([, svg]) => strFromU8(svg).includes('Procédure 2'))).toEqual([true, false]);
    const dots = media
      .filter(([name]) => name.endsWith('.png'))
      .map(([, png]) => new DataView(png.buffer, png.byteOffset).getUint32(16));
    expect(dots).toEqual([1814, 1814]);
  });

  it.each([
    ['no such design', ['--against', 'thrice'], /thrice.*single, twice/],
    ['the design it has', ['--against', 'twice'], /twice/],
    ['a wording without end', ['--clause-old', 'long'], UsageError],
  ])('[Keyladder §command line] says what is wrong: %s', async (_, args, said) => {
    await expect(call(...args)).rejects.toThrow(said);
  });
});

const isThere = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { stdio: 'ignore' }).error === undefined;

// Where LibreOffice is not, there is no such test: it neither passes nor fails.
if (isThere('soffice', '--version') && isThere('pdftotext', '-v')) {
  describe('LibreOffice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyladder-paper-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('[Keyladder §paper] prints the paper on A4, with its captions, tables and changes', () => {
      const file = join(folder, 'paper.docx');
      writeFileSync(file, paper);
      // A profile of its own: one that runs already would take the order and not wait.
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
      const args = ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file];
      spawnSync('soffice', args, { stdio: 'ignore' });
      const pdf = file.replace('.docx', '.pdf');
      const boxes = readFileSync(pdf, 'latin1').match(/\/MediaBox\s*\[[^\]]*\]/g) ?? [];
      expect(boxes.length).toBeGreaterThan(2);
      for (const box of boxes) expect(box).toMatch(/\[\s*0 0 595\.\d+ 841\.\d+\s*\]/);
      const { stdout } = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
      const text = stdout.replace(/\s+/g, ' ');
      for (const said of [
        'Figure 1 : Deux GMK, deux fois – Figure 7.4.2-1: Security configuration for groups',
        'Figure 2 : Deux GMK, une fois : deux charges utiles',
        'La Figure 1 et la Figure 2 montrent un même scénario',
        'Tableau 1 : Ce que coûtent les deux conceptions',
        '*** Début de la première modification ***',
        'for obtaining a GMK',
        '[1] pCR 33.179',
      ]) {
        expect(text).toContain(said);
      }
    });
  });
} else {
  console.warn('Not tested: LibreOffice (soffice) or pdftotext is not there to print a paper.');
}
