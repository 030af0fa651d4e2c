/** The floor in a frame of the kind that every notebook has. */
const frame = document.createElement('iframe');
frame.setAttribute('sandbox', 'allow-scripts');
frame.src = `python.html${location.search}`;
document.body.append(frame);
