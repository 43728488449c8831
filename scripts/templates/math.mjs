// Typesets formulas: JSON [{tex, display}, …] on standard input → JSON [{html, mathml, speech, error}, …].
// Runs in the folder that holds node_modules.
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const katex = require('katex');

// speech-rule-engine describes glyphs where a reader of this course expects the operation.
const PHRASES = [
  [/ raised to the (?:normal down tack|intercalate|normal T|sans serif T|upper T) power/g, ' transpose'],
  [/ to the (?:normal )?(?:down tack|intercalate) power/g, ' transpose'],
  [/ to the negative 1 power/g, ' inverse'],
  [/ raised to the plus power/g, ' pseudoinverse'],
  [/\bthe metric of\b/g, 'the norm of'],
  [/\bdivides\b/g, 'given'],
  [/\bdouble struck (?=[EPV]\b)/g, ''],
  [/\bnormal (?=[A-Za-z] normal [A-Za-z]\b)/g, ''],
  [/\bnormal (?=\S)/g, ''],
  [/\bblank /g, ''],
  [/ percent sign\b/g, ' percent'],
  [/\bcaligraphic\b/g, 'script'],
  [/\bnabla\b/g, 'gradient'],
];

async function speaker() {
  const json = path.join(process.cwd(), 'node_modules', 'speech-rule-engine', 'lib', 'mathmaps');
  process.env.SRE_JSON_PATH = json;
  const sre = require('speech-rule-engine');
  await sre.setupEngine({ locale: 'en', domain: 'clearspeak', style: 'default', json });
  await sre.engineReady();
  return mathml => PHRASES.reduce((text, [from, to]) => text.replace(from, to), sre.toSpeech(mathml)).trim();
}

function typeset({ tex, display }, speak) {
  try {
    const html = katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: 'error' })
      .replace(/<annotation[^>]*>[\s\S]*?<\/annotation>/, '');
    const mathml = html.match(/<math[\s\S]*?<\/math>/)[0];
    // doubled bars that TeX sets as ordinary symbols are a norm when they come in pairs
    return { html, mathml, speech: speak(mathml), error: null };
  } catch (error) {
    return { html: '', mathml: '', speech: '', error: error.message.replace(/^KaTeX parse error: /, '') };
  }
}

let input = '';
for await (const chunk of process.stdin) input += chunk;
const speak = await speaker();
process.stdout.write(JSON.stringify(JSON.parse(input).map(formula => typeset(formula, speak))));
