import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from './start.ts';

// Everything is registered synchronously: the event that started the background is delivered to whoever listens now.
export default defineBackground({ type: 'module', main: startBackground });
