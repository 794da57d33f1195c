import * as z from 'zod/mini';

// zod compiles schemas with `new Function` where it may. An extension may not, and the browser would report the attempt.
z.config({ jitless: true });
