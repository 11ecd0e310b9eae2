import { applyFilter, formatRoute, NO_FILTER, parseRoute } from "../../../generator/frontend/centre/route.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";

test("a place in the mistakes survives a reload", () => {
  const route = { view: "mistakes", filter: { ...NO_FILTER, module: "first", kind: "ordering" }, at: "lift/l1" };
  equal(formatRoute(route), "#mistakes&module=first&kind=ordering&at=lift/l1");
  equal(parseRoute(formatRoute(route)), route);
});

test("any filter and place come back as they were", () => {
  const view = fc.constantFrom("mistakes", "practise", "review");
  const filter = fc.record({ case: fc.string(), module: fc.string(), kind: fc.string(), topic: fc.string() });
  fc.assert(
    fc.property(view, filter, fc.string(), (name, chosen, at) => {
      const route = { view: name, filter: chosen, at };
      equal(parseRoute(formatRoute(route)), route);
    }),
  );
});

test("no fragment from outside throws; what is unknown is the overview", () => {
  for (const hash of ["", "#", "#main", '#"><img src=x>', "#__proto__=1", "#%E4%BD"]) {
    equal(parseRoute(hash).view, "overview");
  }
  fc.assert(fc.property(fc.string(), (text) => Boolean(parseRoute(`#${text}`).view)));
});

test("filters narrow down together", () => {
  const items = [
    { case: "lift", module: "first", kind: "ordering", topics: ["a", "b"] },
    { case: "garden", module: null, kind: "ordering", topics: [] },
  ];
  equal(applyFilter(items, NO_FILTER).length, 2);
  equal(applyFilter(items, { ...NO_FILTER, topic: "b" }).map((item) => item.case), ["lift"]);
  equal(applyFilter(items, { ...NO_FILTER, topic: "b", case: "garden" }), []);
  truthy(applyFilter(items, { ...NO_FILTER, module: "first" }).length === 1, "by module");
});
