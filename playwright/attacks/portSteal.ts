/** Code of a cell that takes the notebook's way to the shell: as `port` whenever the page next uses it, and as `second` where the shell gives it another. */
export const STEAL_PORT = `const stolen = globalThis.stolen = { port: undefined, second: undefined, answers: [] };
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...message) {
  if (!stolen.port && stolen.second !== this && !(this instanceof Object && this.isOurs)) {
    stolen.port = this;
    this.addEventListener('message', ({ data, ports }) => stolen.answers.push({ data, ports: ports.length }));
    this.start();
  }
  return post.apply(this, message);
};
addEventListener('message', (event) => {
  if (event.source !== parent || !event.ports[0]) return;
  stolen.second = event.ports[0];
  stolen.second.onmessage = ({ data, ports }) => stolen.answers.push({ data, ports: ports.length });
});
parent.postMessage('skybook:frame-ready', '*');
display('ready');`;
