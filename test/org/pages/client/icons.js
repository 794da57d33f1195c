// Stroke drawings in a 24 × 24 box, and the colour each object has everywhere.
const ICONS = {
  Account: ['#5a5fe0', 'M4 20V5h9v15M13 10h7v10M3 20h18M7 9h3M7 13h3M16 14h1M16 17h1M7 17h3'],
  Contact: [
    '#8a4fd3',
    'M4 5h16v14H4zM9 11.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM6 16c.4-1.8 1.5-2.5 3-2.5s2.6.7 3 2.5M15 10h3M15 14h3',
  ],
  Opportunity: ['#d9822b', 'M4 8l4 4 4-7 4 7 4-4-2 10H6z'],
  Lead: ['#d4537e', 'M12 4l2.4 5 5.6.7-4 3.9 1 5.4-5-2.7L7 19l1-5.4-4-3.9L9.6 9z'],
  Case: ['#c2456b', 'M4 8h16v11H4zM9 8V5h6v3M4 13h16'],
  Task: ['#2f9e68', 'M5 12.5l4 4L19 6.5'],
  Event: ['#3b82c4', 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4'],
  Product2: ['#7a5bb8', 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8'],
  Report: ['#2a9d8f', 'M5 20V11M12 20V4M19 20v-6'],
  User: ['#3f8ea8', 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.8-4 3.5-5.5 7-5.5s6.2 1.5 7 5.5'],
  Campaign: ['#e06c3b', 'M4 10v4h3l9 5V5L7 10zM19 10v4'],
  Contract: ['#4f9a5d', 'M6 3h9l4 4v14H6zM9 10h7M9 14h7M9 17h4'],
  Order: ['#6b8e3d', 'M4 5h2l2 11h10l2-8H7M9 20h.01M17 20h.01'],
  Asset: ['#5c7fb5', 'M5 9l7-5 7 5v10H5zM9 19v-5h6v5'],
  home: ['#1d4ed8', 'M4 11l8-7 8 7v9h-5v-6H9v6H4z'],
};

const OTHER = ['#61708a', 'M5 5h14v14H5zM9 9h6M9 12h6M9 15h4'];

/** The square with an object's drawing. */
export function icon(object, small = false) {
  const [tone, path] = ICONS[object] ?? OTHER;
  const box = document.createElement('span');
  box.className = small ? 'icon small' : 'icon';
  box.style.setProperty('--tone', tone);
  box.setAttribute('aria-hidden', 'true');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  drawing.setAttribute('d', path);
  svg.append(drawing);
  box.append(svg);
  return box;
}
