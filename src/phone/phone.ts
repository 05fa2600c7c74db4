import './phone.css';
import { startClass } from './class-page.ts';
import { startSpeaker } from './speaker-page.ts';
import { language, say } from './words.ts';

/** The page of a phone: the class, or at `/speaker` what the speaker needs in hand. */

const root = document.documentElement;
root.lang = language;

const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => {
  // The attribute that the colours of the whole page go by.
  root.dataset.mantineColorScheme = dark.matches ? 'dark' : 'light';
};
paint();
dark.addEventListener('change', paint);

const page = document.getElementById('page');
if (page === null) throw new TypeError('the page has no element with the id page');
const isSpeaker = location.pathname.endsWith('/speaker');
document.title = say(isSpeaker ? 'speaker.title' : 'title');
if (isSpeaker) startSpeaker(page, new URLSearchParams(location.search).get('key') ?? '');
else startClass(page, /^\/([0-9a-z]{6})$/i.exec(location.pathname)?.[1] ?? '');
