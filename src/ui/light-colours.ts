/** Colours of the light theme by the names they have in tokens.css; a test holds them equal. */
export const lightColours = {
  canvas: '#f3f4f8',
  panel: '#ffffff',
  band: '#eeeff5',
  line: '#d3d7e3',
  'line-strong': '#7c849b',
  text: '#14182a',
  'text-2': '#4b5370',
  future: '#5f677f',
  accent: '#4a3fc6',
  'accent-soft': '#e7e5fa',
  media: '#0b59a8',
  'media-soft': '#dceafa',
  floor: '#854d00',
  'floor-soft': '#fcecc9',
  group: '#87317f',
  'group-soft': '#f6e3f4',
  ok: '#16693a',
  'ok-soft': '#dcf1e3',
  failure: '#b3201a',
  'failure-soft': '#fce3e1',
} as const;
export type Colour = keyof typeof lightColours;
