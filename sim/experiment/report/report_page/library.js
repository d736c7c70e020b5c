// Debian's libjs-vega holds Vega as modules; this gives each what it asks for.
const modules = {};
function register(name, define) {
  const module = {exports: {}};
  define(module.exports, wanted => modules[wanted], module);
  modules[name] = module.exports;
  if (name === "vega-selection") modules["vega-selections"] = module.exports;
}
