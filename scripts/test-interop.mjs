// `npm run test:interop`: what Gleaner exports, opened by the programs it is exported for. Run as root where apt works it
// installs what is missing from Debian; elsewhere it says loudly which checks were skipped. Ends with one line that counts.
// Plain JavaScript for Node >= 20.19.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT, refuseNode, suitableNode } from './node-program.mjs';
import { runProgram } from './run-program.mjs';
import { countsOf, readReport, testsOf } from './test-report.mjs';

/** Each program with the Debian packages that bring it and the parts that its checks use. */
const TOOLS = [
  { program: 'biber', packages: ['biber'] },
  { program: 'pdflatex', packages: ['texlive-latex-base', 'texlive-latex-recommended'] },
  { program: 'bibtex', packages: ['texlive-binaries'] },
  { program: 'soffice', packages: ['libreoffice-calc-nogui', 'libreoffice-writer-nogui'] },
  { program: 'rsvg-convert', packages: ['librsvg2-bin'] },
  { program: 'Rscript', packages: ['r-base-core'] },
];
/** biblatex and booktabs are no programs; they are looked for as files. */
const FILES = [
  {
    file: '/usr/share/texlive/texmf-dist/tex/latex/biblatex/biblatex.sty',
    packages: ['texlive-bibtex-extra'],
  },
  {
    file: '/usr/share/texlive/texmf-dist/tex/latex/booktabs/booktabs.sty',
    packages: ['texlive-latex-recommended'],
  },
];

const node = await suitableNode();
if (node === undefined) refuseNode();
equip();
const folder = mkdtempSync(join(tmpdir(), 'gleaner-interop-'));
const report = join(folder, 'report.json');
try {
  const words = ['run', '--config', 'test/interop/vitest.config.ts', '--reporter=default', '--reporter=json'];
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const options = [...words, `--outputFile.json=${report}`, ...process.argv.slice(2)];
  const code = await runProgram(node, [vitest, ...options], { cwd: ROOT });
  process.exitCode = conclude(code, readReport(report));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Installs what is missing, where that can be done, and says how long it took. */
function equip() {
  const missing = [
    ...TOOLS.filter(({ program }) => !isInstalled(program)),
    ...FILES.filter(({ file }) => !existsSync(file)),
  ].flatMap(({ packages }) => packages);
  if (missing.length === 0) {
    console.log('Every program of the interchange suite is installed.');
    return;
  }
  const packages = [...new Set(missing)];
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) {
    console.log(`NOT INSTALLED, and only root can install them with apt: ${packages.join(' ')}`);
    return;
  }
  const began = Date.now();
  console.log(`Installing ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...words], {
      env,
      encoding: 'utf8',
      timeout: 900_000,
    });
  const updated = apt('update');
  const installed = apt('install', '-y', '--no-install-recommends', ...packages);
  const seconds = Math.round((Date.now() - began) / 1_000);
  if (installed.status === 0) console.log(`Installed in ${seconds} s.`);
  else {
    const why = `${updated.stderr}${installed.stderr}`.trim().split('\n').slice(-3).join('\n');
    console.log(`COULD NOT INSTALL (${seconds} s): ${why}`);
  }
}

function isInstalled(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((place) => place !== '' && existsSync(join(place, program)));
}

function conclude(code, result) {
  const { passed, failed } = countsOf(code, result);
  const tests = testsOf(result);
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  for (const { fullName } of skipped) console.log(`SKIPPED: ${fullName}`);
  console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  if (code !== 0) return code;
  return failed > 0 || tests.length === 0 ? 1 : 0;
}
