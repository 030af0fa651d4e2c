/**
 * The one script that stands in a notebook's frame: it takes from the shell, once, the code of the page and its ports.
 * Constant, so that policies may name its hash; `top` is the shell, since the shell runs in no other page.
 */
export const BOOT =
  'addEventListener("message",function once(e){if(e.source!==top||e.origin!==new URL(document.baseURI).origin||!e.ports.length)return;removeEventListener("message",once);' +
  'import(URL.createObjectURL(new Blob([e.data],{type:"text/javascript"}))).then(m=>m.start(...e.ports))})';

/** The CSP source that lets `BOOT` run: base64 of its SHA-256 (CSP Level 3, section 2.3.1). */
export const BOOT_SOURCE = "'sha256-sn6zYBQhmEmNp2ar8EsROqJ45EJtvGdJH8d1pJJTK5c='";
