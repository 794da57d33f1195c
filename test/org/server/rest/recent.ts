import { type ApiHandler, ok, positive } from './api-call.ts';

/** `GET /recent?limit=`: what the user looked at last, newest first; 200 at most. */
export const recent: ApiHandler = (call) =>
  ok(call.session.recent(Math.min(200, positive(call.query.get('limit'), 200, 'limit'))));
