// Draws the report's charts from its data: fan charts over weeks, and dots with intervals.
const vega = Object.assign({}, ...Object.values(modules));
Object.assign(vega.transforms, modules["vega-transforms"], modules["vega-view-transforms"], modules["vega-encode"]);

const data = JSON.parse(document.getElementById("data").textContent);
// Okabe and Ito's palette, told apart by the colour-blind; the base is dark grey.
const palette = ["#444444", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8A6F00"];
const colour = name => palette[data.scenarios.indexOf(name) % palette.length];
const font = "system-ui, sans-serif";
const text = {labelFont: font, titleFont: font, labelFontSize: 11, titleFontSize: 11, titleFontWeight: "normal"};
modules["vega-format"].numberFormatDefaultLocale({decimal: data.words.decimal, thousands: data.words.thousands, grouping: [3], currency: ["", ""]});
const number_format = unit => unit === "share" ? ".3~p" : ",.4~r";

function draw(place, spec) {
  const runtime = vega.parse(spec, {}, {ast: true});
  return new vega.View(runtime, {expr: vega.expressionInterpreter, renderer: "svg", container: place, hover: false})
      .runAsync();
}

// One row a week: "week" and the lists of `series`, as Vega wants them.
const rows_of = (weeks, series) => weeks.map((week, i) => {
  const row = {week};
  for (const [key, values] of Object.entries(series)) if (Array.isArray(values)) row[key] = values[i];
  return row;
}).filter(row => row.mean !== null);

const area = (from, low, high, fill, opacity) => ({
  type: "area", from: {data: from},
  encode: {enter: {x: {scale: "x", field: "week"}, y: {scale: "y", field: low}, y2: {scale: "y", field: high},
                   fill: {value: fill}, fillOpacity: {value: opacity},
                   // Weeks in which all replicates differ by the same have no interval.
                   defined: {signal: `isValid(datum.${low}) && isValid(datum.${high})`}}}
});
const line = (from, stroke, dash) => ({
  type: "line", from: {data: from},
  encode: {enter: {x: {scale: "x", field: "week"}, y: {scale: "y", field: "mean"}, stroke: {value: stroke},
                   strokeWidth: {value: 2}, strokeDash: {value: dash}}}
});
const rule = (scale, value, end) => ({
  type: "rule",
  encode: {enter: scale === "x"
      ? {x: {scale, value}, y: {value: 0}, y2: {value: end}, stroke: {value: "#999999"}, strokeDash: {value: [2, 3]}}
      : {y: {scale, value}, x: {value: 0}, x2: {value: end}, stroke: {value: "#555555"}}}
});

function weeks_chart(curve, series, bands, title, with_zero) {
  const width = 380, height = 210;
  const tables = series.map((one, i) => ({name: "s" + i, values: rows_of(curve.weeks, one)}));
  const fields = bands.flatMap(band => [band.low, band.high]).concat("mean");
  const values = series.flatMap(one => fields.flatMap(field => one[field] || [])).filter(v => v !== null);
  const low = Math.min(...values, ...(with_zero ? [0] : [])), high = Math.max(...values, ...(with_zero ? [0] : []));
  const flat = low === high ? Math.abs(low) * 0.05 || 1 : 0;
  const marks = [];
  if (with_zero) marks.push(rule("y", 0, width));
  series.forEach((one, i) => {
    for (const band of bands) marks.push(area("s" + i, band.low, band.high, colour(one.name), band.opacity));
  });
  series.forEach((one, i) => marks.push(line("s" + i, colour(one.name), one.name === data.scenarios[0] ? [6, 3] : [])));
  marks.unshift(rule("x", data.policy_week, height));
  return {
    width, height, padding: 4, autosize: "pad", background: "white", data: tables,
    title: {text: title, anchor: "start", font, fontSize: 12, fontWeight: "normal"},
    scales: [
      {name: "x", type: "linear", range: "width", domain: [curve.weeks[0], curve.weeks[curve.weeks.length - 1]]},
      {name: "y", type: "linear", range: "height", nice: true, zero: false, domain: [low - flat, high + flat]}
    ],
    axes: [
      {scale: "x", orient: "bottom", title: data.words.week, tickCount: 7, ...text},
      {scale: "y", orient: "left", title: curve.unit, tickCount: 6, grid: true, gridColor: "#eeeeee",
       format: number_format(curve.unit), ...text}
    ],
    marks
  };
}

// Dots with intervals: one line an item, one colour an alternative.
function dots_chart(chart) {
  const names = data.scenarios.slice(1), height = 22 * chart.items.length * Math.max(1, 0.6 * names.length);
  const ends = chart.points.flatMap(point => [point.low, point.high, point.mean]).filter(v => v !== null);
  return {
    width: 420, height, padding: 4, autosize: "pad", background: "white",
    title: {text: chart.title, anchor: "start", font, fontSize: 12, fontWeight: "normal"},
    data: [{name: "points", values: chart.points.filter(point => point.mean !== null)
              .map(point => ({...point, low: point.low ?? point.mean, high: point.high ?? point.mean}))}],
    scales: [
      {name: "x", type: "linear", range: "width", nice: true, domain: [Math.min(0, ...ends), Math.max(0, ...ends)]},
      {name: "y", type: "band", range: "height", domain: chart.items, padding: 0.2},
      {name: "within", type: "point", range: [-6 * (names.length - 1), 6 * (names.length - 1)], domain: names},
      {name: "colour", type: "ordinal", domain: names, range: names.map(colour)}
    ],
    axes: [
      {scale: "x", orient: "bottom", title: data.words.difference_in + chart.unit, tickCount: 6, grid: true,
       gridColor: "#eeeeee", format: number_format(chart.unit), ...text},
      {scale: "y", orient: "left", ticks: false, domain: false, labelPadding: 8, ...text}
    ],
    marks: [
      rule("x", 0, height),
      {type: "rule", from: {data: "points"},
       encode: {enter: {x: {scale: "x", field: "low"}, x2: {scale: "x", field: "high"},
                        y: {scale: "y", field: "item", band: 0.5, offset: {scale: "within", field: "name"}},
                        stroke: {scale: "colour", field: "name"}, strokeWidth: {value: 2}}}},
      {type: "symbol", from: {data: "points"},
       encode: {enter: {x: {scale: "x", field: "mean"},
                        y: {scale: "y", field: "item", band: 0.5, offset: {scale: "within", field: "name"}},
                        fill: {scale: "colour", field: "name"}, size: {value: 55}}}}
    ]
  };
}

const fan = [{low: "p05", high: "p95", opacity: 0.13}, {low: "p25", high: "p75", opacity: 0.22}];
const interval = [{low: "low", high: "high", opacity: 0.22}];
const place_of = id => document.getElementById(id);
const drawn = [];
data.curves.forEach((curve, i) => {
  drawn.push(draw(place_of("fan-" + i), weeks_chart(curve, curve.levels, fan, data.words.level, false)));
  drawn.push(draw(place_of("difference-" + i),
                  weeks_chart(curve, curve.differences, interval, data.words.difference, true)));
});
data.dots.forEach((chart, i) => drawn.push(draw(place_of("dots-" + i), dots_chart(chart))));
for (const key of document.querySelectorAll("[data-scenario]")) key.style.background = colour(key.dataset.scenario);
Promise.all(drawn).then(() => document.body.dataset.charts = "drawn",
                        error => { document.body.dataset.charts = "failed: " + error; });
