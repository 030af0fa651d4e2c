/**
 * Where an element's content ends that is text alone, such as that of `<style>`, and begins at a place: at its closing
 * tag, or with the text.
 */
export function rawEnd(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}(?=[\\t\\n\\f />])`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

/**
 * `rawEnd` of a script, by the states of script data of the HTML standard (§13.2.5.15 to 31): in a comment a `<script`
 * hides the next `</script`.
 */
export function scriptEnd(html: string, from: number): number {
  const marks = /<!--|-->|<(\/?)script(?=[\t\n\f />])/gi;
  marks.lastIndex = from;
  let state: 'plain' | 'escaped' | 'hidden' = 'plain';
  for (let mark = marks.exec(html); mark; mark = marks.exec(html)) {
    if (mark[0] === '-->') state = 'plain';
    else if (mark[0] === '<!--') {
      if (state === 'plain') state = 'escaped';
      // `<!-->` is a whole comment: its dashes count twice.
      marks.lastIndex = mark.index + 2;
    } else if (mark[1] === '') state = state === 'escaped' ? 'hidden' : state;
    else if (state === 'hidden') state = 'escaped';
    else return mark.index;
  }
  return html.length;
}
