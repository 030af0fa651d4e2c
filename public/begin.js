// The process of a notebook's frame takes longer to come than the code that asks for it: the stage page and a first frame of no origin are on their way meanwhile.
if (self === top && location.hash.length > 1) {
  const stage = document.createElement('iframe');
  stage.className = 'stage';
  stage.title = 'Notebook';
  stage.src = 'stage.html';
  const place = document.createElement('div');
  place.className = 'shown';
  place.append(stage);
  const process = document.createElement('iframe');
  process.hidden = true;
  process.setAttribute('sandbox', 'allow-scripts');
  process.srcdoc = '';
  document.body.append(place, process);
}
document.currentScript.remove();
