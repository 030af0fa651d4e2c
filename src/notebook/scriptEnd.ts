/** Where a script's content ends that begins at a place, and the place of its closing tag, by the states of script data of the HTML standard (§13.2.5.15 to 31): in a comment a `<script` hides the next `</script`. */
export function scriptEnd(html: string, from: number): readonly [end: number, next: number] {
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
    else return [mark.index, mark.index];
  }
  return [html.length, html.length];
}
