import { describe, expect, it } from 'vitest';
import {
  activateProvider,
  addProvider,
  newProvider,
  removeProvider,
  setBaseUrl,
  setModel,
} from '../../../../components/settings/models/provider-changes.ts';
import { PRESETS } from '../../../../lib/models/presets.ts';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../../../../lib/storage/settings.ts';

const add = (preset: keyof typeof PRESETS, id: string) => (settings: Settings) =>
  addProvider(
    newProvider(
      PRESETS[preset],
      settings.providers.map(({ name }) => name),
      id,
    ),
  )(settings);

const made = (...changes: readonly ((settings: Settings) => Settings)[]) =>
  changes.reduce((settings, change) => change(settings), DEFAULT_SETTINGS);

describe('adding a provider', () => {
  it('makes the first that can be asked the one that answers', () => {
    const settings = made(add('openai', 'a'), add('anthropic', 'b'));
    expect(settings.activeProviderId).toBe('a');
    expect(settings.providers.map(({ model }) => model)).toEqual([
      PRESETS.openai.suggestedModel,
      PRESETS.anthropic.suggestedModel,
    ]);
  });
  it('waits with a server that has no address yet', () => {
    const settings = made(add('compatible', 'a'));
    expect(settings.activeProviderId).toBeNull();
    expect(
      made(add('compatible', 'a'), setBaseUrl('a')('https://models.example.com/v1')).activeProviderId,
    ).toBe('a');
  });
  it('tells two of a kind apart', () => {
    const names = made(add('openai', 'a'), add('openai', 'b'), add('openai', 'c')).providers.map(
      ({ name }) => name,
    );
    expect(names).toEqual(['OpenAI', 'OpenAI 2', 'OpenAI 3']);
  });
  it('adds it once, even when the write is tried again', () => {
    const openai = newProvider(PRESETS.openai, [], 'a');
    expect(made(addProvider(openai), addProvider(openai)).providers).toHaveLength(1);
  });
  it('gives settings that the storage takes', () => {
    const settings = made(add('openai', 'a'), add('compatible', 'b'), setModel('b')('m'));
    expect(parseSettings(settings)).toEqual(settings);
  });
});

describe('removing a provider', () => {
  it('passes the answers on to the next that can be asked', () => {
    const settings = made(
      add('openai', 'a'),
      add('compatible', 'b'),
      add('ollama', 'c'),
      removeProvider('a'),
    );
    expect(settings.activeProviderId).toBe('c');
  });
  it('leaves nobody where there is nobody', () => {
    expect(made(add('openai', 'a'), removeProvider('a'))).toEqual(DEFAULT_SETTINGS);
  });
  it('leaves the active one alone otherwise', () => {
    expect(made(add('openai', 'a'), add('ollama', 'b'), removeProvider('b')).activeProviderId).toBe('a');
  });
});

describe('changing a provider', () => {
  it('names a server after its host, and anew when it moves', () => {
    const first = made(add('compatible', 'a'), setBaseUrl('a')('https://models.example.com/v1'));
    expect(first.providers[0]?.name).toBe('models.example.com');
    const moved = setBaseUrl('a')('http://localhost:8080/v1')(first);
    expect(moved.providers[0]).toMatchObject({ name: 'localhost:8080', baseUrl: 'http://localhost:8080/v1' });
  });
  it('keeps a name that is not the host', () => {
    const named = made(add('ollama', 'a'), setBaseUrl('a')('http://127.0.0.1:11434/v1'));
    expect(named.providers[0]?.name).toBe('Ollama');
  });
  it('activates only what is there', () => {
    const settings = made(add('openai', 'a'), add('ollama', 'b'));
    expect(activateProvider('b')(settings).activeProviderId).toBe('b');
    expect(activateProvider('gone')(settings)).toBe(settings);
  });
  it('changes no other', () => {
    const settings = made(add('openai', 'a'), add('ollama', 'b'), setModel('b')('qwen3'));
    expect(settings.providers.map(({ model }) => model)).toEqual([PRESETS.openai.suggestedModel, 'qwen3']);
  });
});
