// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { make } from '../../dom/make.ts';
import { confine } from './confine.ts';
import { htmlView } from './htmlView.ts';
import { markdownView } from './markdown.ts';
import { safeHtml } from './safeHtml.ts';

const scrolled: string[] = [];
const opened: unknown[][] = [];

beforeEach(() => {
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolled.push(this.id || (this.getAttribute('name') ?? ''));
  };
  vi.stubGlobal('open', (...told: unknown[]) => void opened.push(told));
});

afterEach(() => {
  document.body.replaceChildren();
  scrolled.length = opened.length = 0;
  vi.unstubAllGlobals();
});

/** A text in the page, and the tree that it stands in. */
function shown(html: string): ShadowRoot {
  const element = confine('html', make('div', {}, safeHtml(html)));
  document.body.append(element);
  return element.querySelector('.confined-host')!.shadowRoot!;
}

/** Presses the element; whether the browser would go on with it by itself. */
const press = (element: Element | null): boolean =>
  element!.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));

describe('a confined text', () => {
  test('stands in a tree of its own, which the page does not find its ids in', () => {
    const root = shown('<b id="location2" class="keys">a</b>');
    expect(root.mode).toBe('open');
    expect(root.getElementById('location2')?.textContent).toBe('a');
    expect(document.getElementById('location2') ?? document.querySelector('.keys')).toBeNull();
    expect('location2' in window).toBe(false);
  });

  test('has its bounds outside of that tree, where its styles do not reach', () => {
    const { host } = shown('<style>:host{position:fixed!important}</style>');
    expect(host.parentElement?.className).toBe('confined');
  });

  test('sends no form', () => {
    const root = shown('<form><button>a</button></form>');
    expect(root.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))).toBe(
      false,
    );
  });

  test('finds the places that its links name: its own first, then those of other texts', () => {
    const root = shown(
      '<a href="#a">1</a><b id="a"></b><a href="#%C3%A9">2</a><a href="#old">3</a><a href="#nowhere">4</a><a href="#%">5</a><svg><a xlink:href="#a"><rect></rect></a></svg>',
    );
    shown('<b id="a">other</b><h2 id="é">b</h2><a name="old"></a>');
    const pressed = Array.from(root.querySelectorAll('a'), press);
    expect(scrolled).toEqual(['a', 'é', 'old', 'a']);
    expect(pressed).toEqual([false, false, false, false, false, false]);
  });

  test('leaves links to other pages to the page', () => {
    const root = shown('<a href="https://a.test">1</a><svg><a xlink:href="https://b.test"><rect></rect></a></svg>');
    for (const link of root.querySelectorAll('a')) expect(press(link)).toBe(true);
  });

  test('asks the page for the host whose place-holder is pressed', () => {
    const asked: string[] = [];
    const context = {
      siteUrl: 'https://site.test/',
      parts: { module: () => Promise.reject(new Error('offline')) },
      pictures: { allows: () => false, show: (host: string) => void asked.push(host) },
    };
    for (const { element } of [
      htmlView('<img src="https://a.test/b.png">', context),
      markdownView('![](https://c.test/d.png)', context),
    ])
      press(element.querySelector('.confined-host')!.shadowRoot!.querySelector('[data-placeholder]'));
    expect(asked).toEqual(['a.test', 'c.test']);
  });
});
