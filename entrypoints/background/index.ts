import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from './start.ts';

// Everything is registered synchronously: the event that started the background is delivered to whoever listens now.
// One file and no module: a module would share chunks with the pages, and load React with them.
export default defineBackground(startBackground);
