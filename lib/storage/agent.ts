import * as z from 'zod/mini';
import type { Permission } from '../tools/tool.ts';

/** One agent as it is stored, exported and deployed by policy. Holds no secret. */

export const PERMISSIONS = ['always_allow', 'needs_approval', 'disabled'] as const satisfies Permission[];
export const AGENT_ICONS = [
  'spark',
  'chart',
  'handshake',
  'lifebuoy',
  'broom',
  'target',
  'book',
  'calendar',
] as const;
export const EFFORTS = ['minimal', 'low', 'medium', 'high'] as const;
export const METHODS = ['own', 'shared'] as const;

export const INSTRUCTIONS_LIMIT = 8_000;
export const STARTERS_LIMIT = 8;

export const agentSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.maxLength(80)),
  icon: z.catch(z.enum(AGENT_ICONS), 'spark'),
  /** Goes with every request, after Recordside's own rules. */
  instructions: z.string().check(z.maxLength(INSTRUCTIONS_LIMIT)),
  /** Null: whatever provider is in use, with its model. */
  model: z.catch(
    z.nullable(
      z.object({
        providerId: z.string(),
        model: z.string(),
        /** Null leaves it to the provider. */
        effort: z.catch(z.nullable(z.enum(EFFORTS)), null),
      }),
    ),
    null,
  ),
  /**
   * The Salesforce connector; null where the agent has none, and then none of its tools either. `method` null follows
   * the choice under Connections; `connectionId` null goes by the page. What cannot be read is no connector.
   */
  salesforce: z.catch(
    z.nullable(z.object({ method: z.nullable(z.enum(METHODS)), connectionId: z.nullable(z.string()) })),
    null,
  ),
  /** A tool that is not named has its own default. What cannot be read is `disabled`: it may have been. */
  toolPermissions: z.record(z.string(), z.catch(z.enum(PERMISSIONS), 'disabled')),
  /**
   * Objects (API names, compared without regard to case) that a tool may touch; null or not named: any. What cannot be
   * read is no object at all.
   */
  objectScope: z.record(z.string(), z.catch(z.nullable(z.array(z.string())), [])),
  /** Questions offered before the first one; none: those of the page. */
  starters: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(STARTERS_LIMIT)),
});

export type Agent = z.infer<typeof agentSchema>;
export type AgentIcon = Agent['icon'];
export type Effort = (typeof EFFORTS)[number];
export type ConnectionMethod = (typeof METHODS)[number];
