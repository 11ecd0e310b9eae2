/** A few lines of test runner for the Chromium of `make test`: no Node is needed. */

/** @type {{name: string, error: string | null}[]} */
export const results = [];
/** @type {Promise<void>[]} */
const running = [];

export function test(name, body) {
  running.push(
    (async () => {
      try {
        await body();
        results.push({ name, error: null });
      } catch (error) {
        results.push({ name, error: String(error && error.stack ? error.stack : error) });
      }
    })(),
  );
}

export function equal(actual, expected) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right}, got ${left}`);
}

export function truthy(value, what = "value") {
  if (!value) throw new Error(`${what} should hold`);
}

export async function finish() {
  await Promise.all(running);
  return results;
}
