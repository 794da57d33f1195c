import { escapeHtml } from '../server/html.ts';

const STYLE = `
:root{color-scheme:light;--ink:#181c24;--soft:#5a6372;--line:#d5dae3;--brand:#1d4ed8;--brand-dark:#1a3fa8;--bad:#b3261e}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:linear-gradient(160deg,#eef3fb,#f8fafc 60%);
 color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:400px}
.mark{display:flex;align-items:center;justify-content:center;gap:10px;margin-bottom:20px;font-weight:650;font-size:19px}
.mark svg{width:34px;height:34px}
.card{background:#fff;border:1px solid var(--line);border-radius:12px;padding:28px;box-shadow:0 8px 30px rgb(20 40 80/.07)}
h1{font-size:20px;line-height:1.3;margin:0 0 12px}
p{margin:0 0 14px}.soft{color:var(--soft);font-size:13.5px}
label{display:block;font-size:13px;font-weight:600;margin:14px 0 5px}
input[type=text],input[type=password]{width:100%;font:inherit;padding:9px 11px;border:1px solid #b6becb;border-radius:7px;background:#fff;color:inherit}
input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid #93b4f8;outline-offset:1px;border-color:var(--brand)}
.check{display:flex;gap:8px;align-items:center;font-weight:400;font-size:14px}
button{font:inherit;font-weight:600;padding:10px 16px;border-radius:7px;border:1px solid var(--line);background:#fff;color:var(--brand-dark);cursor:pointer}
button.main{background:var(--brand);border-color:var(--brand);color:#fff}button.main:hover{background:var(--brand-dark)}
form .main.wide{width:100%;margin-top:18px}
.row{display:flex;gap:10px;justify-content:flex-end;margin-top:20px}
.error{border:1px solid #f3c3bf;background:#fdf1f0;color:var(--bad);border-radius:7px;padding:10px 12px;font-size:14px;margin-bottom:12px}
.code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;background:#f4f6fa;border-radius:7px;padding:10px 12px;overflow-wrap:anywhere}
a{color:var(--brand)}
ul{margin:0 0 14px;padding-left:20px}li{margin:4px 0}
footer{margin-top:18px;text-align:center;color:var(--soft);font-size:12.5px}`;

const MARK = `<svg viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="10" fill="#1d4ed8"/><path d="M11 25a6 6 0 0 1 .6-12 7.5 7.5 0 0 1 14-1.2A6.6 6.6 0 0 1 28 25z" fill="#fff"/></svg>`;

/** A sign-in page: login, consent or error. `body` is HTML, its values already escaped. */
export function signInPage(title: string, brand: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>
<div class="mark">${MARK}<span>${escapeHtml(brand)}</span></div><div class="card">${body}</div>
<footer>Test org. Nothing here leaves this machine.</footer></main></body></html>`;
}

export function loginPage(options: {
  brand: string;
  startUrl: string;
  username: string;
  failed: boolean;
}): string {
  const { brand, startUrl, username, failed } = options;
  const error = failed
    ? `<div class="error" role="alert" id="error">Please check your username and password. If you still can't log in, contact your Salesforce administrator.</div>`
    : '';
  const focus = (field: 'un' | 'pw') => ((username === '') === (field === 'un') ? ' autofocus' : '');
  return signInPage(
    'Login | Salesforce',
    brand,
    `${error}<form method="post" action="/login" id="login_form" name="login">
<input type="hidden" name="startURL" value="${escapeHtml(startUrl)}">
<label for="username">Username</label>
<input type="text" id="username" name="username" value="${escapeHtml(username)}" autocomplete="username" autocapitalize="off" spellcheck="false" required${focus('un')}>
<label for="password">Password</label>
<input type="password" id="password" name="pw" autocomplete="current-password" required${focus('pw')}>
<button class="main wide" type="submit" id="Login" name="Login">Log In</button>
<label class="check"><input type="checkbox" name="rememberUn" id="rememberUn"> Remember me</label></form>`,
  );
}

const SCOPE_TEXT: Record<string, string> = {
  api: 'Manage user data via APIs',
  full: 'Full access',
  refresh_token: 'Perform requests at any time',
  offline_access: 'Perform requests at any time',
  id: 'Access the identity URL service',
  profile: 'Access the identity URL service',
  email: 'Access the identity URL service',
  openid: 'Access unique user identifiers',
  web: 'Manage user data via Web browsers',
};

export function consentPage(options: {
  appName: string;
  orgName: string;
  username: string;
  scopes: readonly string[];
  source: string;
}): string {
  const { appName, orgName, username, scopes, source } = options;
  const lines = [...new Set(scopes.map((scope) => SCOPE_TEXT[scope] ?? scope))];
  return signInPage(
    'Allow Access? | Salesforce',
    orgName,
    `<h1>Allow Access?</h1><p><strong>${escapeHtml(appName)}</strong> is asking to:</p>
<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>
<p>Do you want to allow access for <strong id="username">${escapeHtml(username)}</strong>?
(<a href="/secur/logout.jsp?startURL=${encodeURIComponent(`/setup/secur/RemoteAccessAuthorizationPage.apexp?source=${source}`)}">Not you?</a>)</p>
<form method="post" action="/setup/secur/RemoteAccessAuthorizationPage.apexp" id="editPage">
<input type="hidden" name="source" value="${escapeHtml(source)}">
<div class="row"><button type="submit" name="choice" value="deny" id="oadeny">Deny</button>
<button class="main" type="submit" name="choice" value="allow" id="oaapprove">Allow</button></div></form>
<p class="soft" style="margin:16px 0 0">To revoke access at any time, go to your personal settings.</p>`,
  );
}

export function oauthErrorPage(error: string, description: string): string {
  // The platform hides why an app is not installed behind its generic error.
  const hidden = error === 'invalid_client';
  const shown = hidden
    ? 'OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occured during authentication. Please try again.'
    : error.startsWith('OAUTH_')
      ? `${error} : ${description}`
      : `error=${error}&error_description=${description}`;
  return signInPage(
    'OAuth Error | Salesforce',
    'Sign-in',
    `<h1>OAuth Error</h1><p>We can't authorize you because of an OAuth error. For more information, contact your Salesforce administrator.</p>
<p class="code" id="oauth_error_msg">${escapeHtml(shown)}</p>`,
  );
}
