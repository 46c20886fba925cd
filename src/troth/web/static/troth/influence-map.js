// Draws the influence map from the data in the page: columns are roles, names are text and never markup.
const SYMBOLS = { high: "circle", middle: "roundRect", low: "triangle", unknown: "circle", seat: "circle" };
const ROW_HEIGHT = 104;
const HEAD_HEIGHT = 44;

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--troth-${name}`).trim();
}

function points(share) {
  return share === null ? "" : `${Math.round(100 * share)}`;
}

function style(level) {
  const isHollow = level === "unknown" || level === "seat";
  return {
    color: isHollow ? color("surface") : color(level),
    borderColor: isHollow ? color("unknown") : color("surface"),
    borderWidth: isHollow ? 2 : 1,
    borderType: level === "seat" ? "dashed" : "solid",
  };
}

function node(each, most) {
  const figure = points(each.loyalty);
  return {
    id: each.id,
    name: each.id,
    value: [each.column, each.row, each.influence],
    symbol: SYMBOLS[each.level],
    symbolSize: each.level === "seat" ? 26 : 14 + 40 * Math.sqrt(each.influence / most),
    itemStyle: style(each.level),
    label: { formatter: () => (figure ? `${each.name}\n${figure}` : each.name) },
  };
}

function edge(each) {
  return {
    source: each.source,
    target: each.target,
    lineStyle: { width: each.strength, type: each.kind === "reports_to" ? "dashed" : "solid" },
  };
}

function options(data) {
  const rows = Math.max(...data.nodes.map((each) => each.row)) + 1;
  const most = Math.max(...data.nodes.map((each) => each.influence)) || 1;
  const hasUnknown = data.nodes.some((each) => each.column === data.roles.length - 1);
  const roles = hasUnknown ? data.roles : data.roles.slice(0, -1);
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right: 8, top: HEAD_HEIGHT, bottom: 8 },
    xAxis: {
      type: "category",
      position: "top",
      data: roles,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: color("muted"), interval: 0, fontSize: 12 },
    },
    yAxis: { type: "value", inverse: true, min: -0.5, max: rows - 0.3, show: false },
    series: [
      {
        type: "graph",
        coordinateSystem: "cartesian2d",
        layout: "none",
        data: data.nodes.map((each) => node(each, most)),
        links: data.edges.map(edge),
        edgeSymbol: ["none", "arrow"],
        edgeSymbolSize: 7,
        lineStyle: { color: color("line"), opacity: 0.7, curveness: 0.18 },
        label: { show: true, position: "bottom", color: color("text"), fontSize: 12, lineHeight: 15 },
        emphasis: { focus: "adjacency", lineStyle: { opacity: 1, color: color("text") } },
        tooltip: { show: false },
      },
    ],
  };
}

function draw(holder) {
  const data = JSON.parse(document.getElementById(holder.dataset.influenceMap).textContent);
  const rows = Math.max(...data.nodes.map((each) => each.row)) + 1;
  holder.style.height = `${rows * ROW_HEIGHT + HEAD_HEIGHT}px`;
  const chart = window.echarts.getInstanceByDom(holder) ?? window.echarts.init(holder);
  chart.setOption(options(data), true);
  return chart;
}

function load(source) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

async function start(holder) {
  if (!window.echarts) await load(holder.dataset.echarts);
  const chart = draw(holder);
  document.addEventListener("troth:theme", () => draw(holder));
  addEventListener("resize", () => chart.resize());
}

document.querySelectorAll("[data-influence-map]").forEach(start);
