/** JavaScript that tells the address `u`, on the host `h`, something. Each stands in a function of its own. */
export const JAVASCRIPT_WAYS: Readonly<Record<string, string>> = {
  fetch: 'await fetch(u)',
  'fetch-no-cors': "await fetch(u, { mode: 'no-cors', method: 'POST', body: 'x' })",
  'fetch-keepalive': 'await fetch(u, { keepalive: true })',
  'fetch-scheme-relative': "await fetch('//' + h)",
  'fetch-backslashes': "await fetch('https:' + '\\\\\\\\' + h + '\\\\x')",
  'fetch-one-slash': "await fetch('http' + ':/' + h)",
  'fetch-redirect': "await fetch('https://named.test/redirect?' + encodeURIComponent(u))",
  'fetch-later': 'window.fetchLater?.(u, { activateAfter: 0 })',
  xhr: "const x = new XMLHttpRequest(); x.open('GET', u); x.send()",
  'xhr-sync': "const x = new XMLHttpRequest(); x.open('GET', u, false); x.send()",
  beacon: "navigator.sendBeacon(u, 'x')",
  'web-socket': "new WebSocket('wss://' + h)",
  'web-socket-stream': "new (window.WebSocketStream ?? class { constructor() {} })('wss://' + h)",
  'event-source': 'new EventSource(u)',
  'web-transport': "new window.WebTransport(u.replace('.test', '.test:443'))",
  image: 'new Image().src = u',
  'image-srcset': "new Image().srcset = u + ' 1x'",
  'image-decode': 'const i = new Image(); i.src = u; await i.decode()',
  audio: 'new Audio(u)',
  'video-poster': "const v = document.createElement('video'); v.poster = u; document.body.append(v)",
  track:
    'document.body.insertAdjacentHTML(\'beforeend\', `<video src="data:video/mp4,"><track default src="${u}"></video>`)',
  script: "const s = document.createElement('script'); s.src = u + '.js'; document.head.append(s)",
  'script-module':
    "const s = document.createElement('script'); s.type = 'module'; s.src = u + '.js'; document.head.append(s)",
  'script-inline':
    "const s = document.createElement('script'); s.textContent = `fetch('${u}')`; document.head.append(s)",
  import: "await import(/* @vite-ignore */ u + '.js')",
  'import-blob': "await import(URL.createObjectURL(new Blob([`import '${u}.js'`], { type: 'text/javascript' })))",
  'import-data': "await import('data:text/javascript,' + encodeURIComponent(`import '${u}.js'`))",
  'import-css': "await import(u + '.css', { with: { type: 'css' } })",
  evaluated: "(0, eval)(`fetch('${u}')`)",
  function: "new Function('u', 'return fetch(u)')(u)",
  'timer-text': "setTimeout(`fetch('${u}')`, 0)",
  'handler-text': "const p = document.createElement('p'); p.setAttribute('onclick', `fetch('${u}')`); p.click()",
  stylesheet: 'document.head.insertAdjacentHTML(\'beforeend\', `<link rel=stylesheet href="${u}.css">`)',
  'style-import': "document.head.insertAdjacentHTML('beforeend', `<style>@import '${u}.css'</style>`)",
  'style-constructed':
    "const s = new window.CSSStyleSheet(); s.replaceSync(`body{background:url('${u}')}`); document.adoptedStyleSheets.push(s)",
  'style-attribute':
    "document.body.style.setProperty('--x', `url('${u}')`); document.body.style.backgroundImage = 'var(--x)'",
  font: "await new window.FontFace('F', `url('${u}')`).load()",
  preload: 'document.head.insertAdjacentHTML(\'beforeend\', `<link rel=preload as=fetch crossorigin href="${u}">`)',
  'preload-module': 'document.head.insertAdjacentHTML(\'beforeend\', `<link rel=modulepreload href="${u}.js">`)',
  prefetch: 'document.head.insertAdjacentHTML(\'beforeend\', `<link rel=prefetch href="${u}">`)',
  icon: 'document.head.insertAdjacentHTML(\'beforeend\', `<link rel=icon href="${u}">`)',
  manifest: 'document.head.insertAdjacentHTML(\'beforeend\', `<link rel=manifest href="${u}">`)',
  speculation:
    "const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent = JSON.stringify({ prefetch: [{ urls: [u] }], prerender: [{ urls: [u] }] }); document.head.append(s)",
  frame: "const f = document.createElement('iframe'); f.src = u; document.body.append(f)",
  'frame-srcdoc':
    "const f = document.createElement('iframe'); f.srcdoc = `<img src=\"${u}\"><script>fetch('${u}')<` + '/script>'; document.body.append(f)",
  'frame-blank': "const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.fetch(u)",
  'frame-blob':
    "const f = document.createElement('iframe'); f.src = URL.createObjectURL(new Blob([`<img src=\"${u}\">`], { type: 'text/html' })); document.body.append(f)",
  'frame-data':
    "const f = document.createElement('iframe'); f.src = 'data:text/html,' + encodeURIComponent(`<img src=\"${u}\">`); document.body.append(f)",
  'frame-policy-of-own':
    "const f = document.createElement('iframe'); f.csp = 'default-src *'; f.srcdoc = `<meta http-equiv=Content-Security-Policy content='default-src *'><img src=\"${u}\">`; document.body.append(f)",
  object: "const o = document.createElement('object'); o.data = u; document.body.append(o)",
  embed: "const o = document.createElement('embed'); o.src = u; document.body.append(o)",
  'form-in-frame':
    'document.body.insertAdjacentHTML(\'beforeend\', `<iframe name=formed></iframe><form target=formed action="${u}"></form>`); document.body.lastElementChild.submit()',
  ping: "const a = document.createElement('a'); a.href = location.href.split('#')[0] + '#x'; a.ping = u; document.body.append(a); a.click()",
  'svg-image': 'document.body.insertAdjacentHTML(\'beforeend\', `<svg><image href="${u}"/></svg>`)',
  'canvas-filter':
    "const c = document.createElement('canvas').getContext('2d'); c.filter = `url('${u}#a')`; c.fillRect(0, 0, 9, 9)",
  'worker-blob':
    "new Worker(URL.createObjectURL(new Blob([`fetch('${u}'); try { importScripts('${u}.js') } catch {}`], { type: 'text/javascript' })))",
  'worker-data': "new Worker('data:text/javascript,' + encodeURIComponent(`fetch('${u}')`))",
  'worker-module':
    "new Worker(URL.createObjectURL(new Blob([`import '${u}.js'; fetch('${u}')`], { type: 'text/javascript' })), { type: 'module' })",
  'worker-within':
    "const inner = `fetch('${u}')`; new Worker(URL.createObjectURL(new Blob([`new Worker(URL.createObjectURL(new Blob([${JSON.stringify(inner)}], { type: 'text/javascript' })))`], { type: 'text/javascript' })))",
  'worker-address': "new Worker(u + '.js')",
  'worker-shared':
    "new window.SharedWorker(URL.createObjectURL(new Blob([`fetch('${u}')`], { type: 'text/javascript' })))",
  worklet: "await new window.AudioContext().audioWorklet.addModule(u + '.js')",
  'paint-worklet': "await window.CSS.paintWorklet?.addModule(u + '.js')",
  'wasm-streaming': 'await WebAssembly.instantiateStreaming(fetch(u))',
  xslt: "const x = new window.XSLTProcessor(); x.importStylesheet(new DOMParser().parseFromString(`<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:import href='${u}'/></xsl:stylesheet>`, 'text/xml'))",
  'sky-survey': 'const shown = sky({ survey: u }); display(shown)',
  'sky-coverage': 'const shown = sky({ moc: u }); display(shown)',
  markdown: 'display(md`![](${u})`)',
  html: 'display(html`<img src=${u}>`)',
  'shell-part': "call('siteFile', u); call('siteFile', '//' + h + '/x'); call('siteFile', '../../' + h)",
};

/** Python statements that tell the address `_u`, on the host `_h`, something. */
export const PYTHON_WAYS: Readonly<Record<string, string>> = {
  pyfetch: 'from pyodide.http import pyfetch\n  await pyfetch(_u)',
  'open-url': 'from pyodide.http import open_url\n  open_url(_u)',
  'js-fetch': 'import js\n  await js.fetch(_u)',
  xhr: "import js\n  _x = js.XMLHttpRequest.new()\n  _x.open('GET', _u, False)\n  _x.send()",
  'js-eval': 'import js\n  js.eval(f"fetch(\'{_u}\')")',
  'web-socket': "import js\n  js.WebSocket.new('wss://' + _h)",
  'event-source': 'import js\n  js.EventSource.new(_u)',
  'import-scripts': "import js\n  js.importScripts(_u + '.js')",
  'run-js': 'from pyodide.code import run_js\n  await run_js(f"import(\'{_u}.js\')")',
  urllib: 'import urllib.request\n  urllib.request.urlopen(_u)',
  requests: 'import requests\n  requests.get(_u)',
  micropip: "import micropip\n  await micropip.install(_u + '/x-1.0-py3-none-any.whl')",
  catalogue: 'from skybook import catalog\n  catalog(_u).count()',
  'package-by-name': 'import reader_tracking_id_42',
  'html-shown': 'from IPython.display import HTML, display\n  display(HTML(f\'<img src="{_u}">\'))',
};
