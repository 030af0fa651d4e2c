/** A page of the floor, `python.html` where none is said, in a frame of the kind that every notebook has. */
const frame = document.createElement('iframe');
frame.setAttribute('sandbox', 'allow-scripts');
frame.src = `${new URLSearchParams(location.search).get('page') ?? 'python.html'}${location.search}`;
document.body.append(frame);
