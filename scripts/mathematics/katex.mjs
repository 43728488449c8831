// Typesets formulas: JSON [{tex, display}, …] on standard input
// → JSON [{html, mathml, speech, error, typst, refused}, …]; with the word `silent`, without speech.
// Runs in the folder that holds node_modules.
import { createRequire } from 'node:module';
import path from 'node:path';
import { Unsettable, toTypst } from './typst.mjs';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const katex = require('katex');

// MathML as KaTeX writes it for the eye, made fit for the ear.
const PREPARE = [
  [/<mspace[^>]*>(?:<\/mspace>)?/g, ''],
  [/<mo[^>]*>(<m(over|under|underover)\b[\s\S]*?<\/m\2>)<\/mo>/g, '$1'],
  [/<mfrac linethickness="0px">(<m[ino]>[^<]*<\/m[ino]>)(<m[ino]>[^<]*<\/m[ino]>)<\/mfrac>/g, '$1<mtext> choose </mtext>$2'],
];

// speech-rule-engine describes glyphs where a listener expects the operation.
const PHRASES = [
  [/ raised to the (?:normal down tack|intercalate|normal T|sans serif T|upper T) power/g, ' transpose'],
  [/ (?:raised )?to the (?:exponent )?(?:normal )?(?:down tack|intercalate|sans serif T)(?: end exponent| power)/g,
    ' transpose'],
  [/ to the negative 1 power/g, ' inverse'],
  [/ raised to the plus power/g, ' pseudoinverse'],
  [/ raised to the (?:normal )?up tack power/g, ' perp'],
  [/ raised to the (star|dagger) power/g, ' $1'],
  [/left angle bracket (.+?) comma (.+?) right angle bracket/g, 'the inner product of $1 and $2'],
  [/\bup tack\b/g, 'is orthogonal to'],
  [/\bthe metric of\b/g, 'the norm of'],
  [/\bdivides\b/g, 'given'],
  [/\balmost equals\b/g, 'is approximately'],
  [/\bcolon equals\b/g, 'is defined as'],
  [/ (succeeds|precedes) above single line equals sign/g, ' $1 or equals'],
  [/\bdouble struck 1\b/g, 'indicator'],
  [/\bdouble struck (?=[A-Z]\b)/g, ''],
  [/ r-(\w+)/g, ' R to the $1'],
  [/\bnormal (?=\S)/g, ''],
  [/\bpartial differential\b/g, 'partial'],
  [/\bnabla\b/g, 'gradient'],
  [/\bcaligraphic\b/g, 'script'],
  [/\blamda\b/g, 'lambda'],
  [/\bLamda\b/g, 'Lambda'],
  [/ \u02c9/g, ' bar'],
  [/ \u20d7/g, ' vector'],
  [/\bblank /g, ''],
  [/ percent sign\b/g, ' percent'],
];

const apply = (rules, text) => rules.reduce((done, [from, to]) => done.replace(from, to), text);

async function speaker() {
  const json = path.join(process.cwd(), 'node_modules', 'speech-rule-engine', 'lib', 'mathmaps');
  process.env.SRE_JSON_PATH = json;
  const sre = require('speech-rule-engine');
  await sre.setupEngine({ locale: 'en', domain: 'clearspeak', style: 'default', json });
  await sre.engineReady();
  return mathml => apply(PHRASES, sre.toSpeech(apply(PREPARE, mathml))).trim();
}

// Rows of a matrix that hold fractions would touch; TeX leaves the room to the author.
const ROWS = '(?:[bpvBV]?matrix\\*?|d?array|d[lr]?cases)';
const MATRIX = new RegExp(`(\\\\begin\\{${ROWS}\\})((?:(?!\\\\begin\\{)[\\s\\S])*?`
  + `\\\\[dct]?frac(?:(?!\\\\begin\\{)[\\s\\S])*?)(\\\\end\\{${ROWS}\\})`, 'g');
const roomy = tex => tex.replace(MATRIX, (_, begin, rows, end) => {
  const room = begin.startsWith('\\begin{d') || rows.includes('\\dfrac') ? '0.8em' : '0.4em';
  return begin + rows.replace(/\\\\(?!\s*\[)/g, `\\\\[${room}]`) + end;
});

// Source of Typst, or why paper cannot have the formula.
function paper(tex, settings) {
  try {
    return { typst: toTypst(katex.__parse(tex, settings), settings.displayMode), refused: null };
  } catch (error) {
    if (!(error instanceof Unsettable)) throw error;
    return { typst: '', refused: error.message };
  }
}

// What no browser needs inside HTML; a sheet has a thousand formulas.
const light = html => html.replace(/ xmlns="[^"]*"|<\/?semantics>/g, '').replace(/;"/g, '"');

function typeset({ tex, display }, speak) {
  try {
    const settings = { displayMode: display, throwOnError: true, strict: 'error' };
    const html = katex.renderToString(roomy(tex), settings)
      .replace(/<annotation[^>]*>[\s\S]*?<\/annotation>/, '');
    const mathml = html.match(/<math[\s\S]*?<\/math>/)[0];
    const speech = speak(mathml);
    const words = /\w/.test(speech.replace(/comma/g, '')) ? speech : tex;
    return { html: light(html), mathml, speech: words, error: null, ...paper(roomy(tex), settings) };
  } catch (error) {
    const said = error.message.replace(/^KaTeX parse error: /, '');
    return { html: '', mathml: '', speech: '', error: said, typst: '', refused: null };
  }
}

let input = '';
for await (const chunk of process.stdin) input += chunk;
console.log = () => {};  // what `\message` writes is no answer
const speak = process.argv.includes('silent') ? () => '' : await speaker();
process.stdout.write(JSON.stringify(JSON.parse(input).map(formula => typeset(formula, speak))));
