import { isObject, type JsonObject, listAt, objectAt, stringAt } from './json.ts';
import type { ModelInfo } from './model.ts';
import type { Preset } from './presets.ts';

/** What is in the lists beside chat models, by the words in the names. */
const NOT_CHAT =
  /embed|whisper|\btts\b|dall-e|image|moderation|realtime|audio|transcri|speech|rerank|guard|veo-|imagen|lyria|\baqa\b|sora|diffusion|translate|\bocr\b|nomic|\bbge\b|\bclip\b|flux/i;

const SNAPSHOT = /-(\d{4}-\d{2}-\d{2}|\d{8}|\d{4}|\d{2}-\d{2,4})$/;
const TRIAL = /preview|experimental|-exp\b|beta/;

interface Candidate {
  readonly info: ModelInfo;
  readonly created: number;
}

/**
 * The entries of a provider's list that may be chosen: chat models that call tools, where the list says so or the name
 * does. The suggested one first, then the newest; dated snapshots and previews after the rest.
 */
export function rankModels(entries: readonly JsonObject[], preset: Preset): readonly ModelInfo[] {
  const candidates = entries.flatMap((entry) => candidateIn(entry, preset));
  const unique = [...new Map(candidates.map((candidate) => [candidate.info.id, candidate])).values()];
  const rank = ({ info }: Candidate) => {
    if (info.id === preset.suggestedModel) return 0;
    return SNAPSHOT.test(info.id) || TRIAL.test(info.id) ? 2 : 1;
  };
  return unique
    .sort((a, b) => rank(a) - rank(b) || b.created - a.created || byName(b.info.id, a.info.id))
    .map(({ info }) => info);
}

function candidateIn(entry: JsonObject, preset: Preset): Candidate[] {
  const named = stringAt(entry, 'id') ?? stringAt(entry, 'name');
  // Gemini: `models/gemini-…`; requests take the name without.
  const id = preset.id === 'gemini' ? named?.replace(/^models\//, '') : named;
  if (!id || !isChoice(id, entry, preset)) return [];
  const name = stringAt(entry, 'display_name') ?? stringAt(entry, 'name');
  return [
    { info: { id, name: name && name !== named && name !== id ? name : null }, created: createdAt(entry) },
  ];
}

function isChoice(id: string, entry: JsonObject, { models }: Preset): boolean {
  if (NOT_CHAT.test(id) || models.never?.test(id) || (models.only && !models.only.test(id))) return false;
  // OpenRouter
  const parameters = listAt(entry, 'supported_parameters');
  if (parameters.length > 0 && !parameters.includes('tools')) return false;
  const outputs = listAt(objectAt(entry, 'architecture'), 'output_modalities');
  if (outputs.length > 0 && !outputs.includes('text')) return false;
  // Mistral, Together, Groq
  const capabilities = isObject(entry.capabilities) ? entry.capabilities : {};
  if (capabilities.completion_chat === false || capabilities.function_calling === false) return false;
  return (
    entry.active !== false &&
    !['embedding', 'image', 'audio', 'rerank', 'moderation'].includes(String(entry.type))
  );
}

/** Seconds (OpenAI and most) or an ISO date (Anthropic); 0 where it is not told. */
function createdAt(entry: JsonObject): number {
  if (typeof entry.created === 'number') return entry.created;
  const date = Date.parse(stringAt(entry, 'created_at') ?? '');
  return Number.isNaN(date) ? 0 : date / 1_000;
}

/** Numbers in names as numbers: 10 after 9. */
function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
