/** What an installation may set without building again: `public/config.json`. */
export type AppConfig = { authority: string; clientId: string };

export async function loadConfig(): Promise<AppConfig> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: HTTP ${response.status}`);
  const config = (await response.json()) as Partial<AppConfig>;
  return {
    authority: new URL(config.authority ?? '/auth/realms/zelodesk', location.origin).href,
    clientId: config.clientId ?? 'zelodesk-spa',
  };
}
