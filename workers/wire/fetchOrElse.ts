type Fetch = typeof globalThis.fetch;

/**
 * `fetch` with another way out where an http address gives nothing at all: `otherwise` gets the question, its body
 * unread, and the browser's error. A question that is wrong in itself, or stopped, fails as ever.
 */
export function fetchOrElse(
  fetch: Fetch,
  otherwise: (question: Request, error: TypeError) => Promise<Response>,
): Fetch {
  return async (input, init) => {
    const question = new Request(input, init);
    const spare = question.clone();
    try {
      return await fetch(question);
    } catch (error) {
      if (!(error instanceof TypeError) || !/^https?:/.test(question.url)) throw error;
      return otherwise(spare, error);
    }
  };
}
