// Draws the influence map from the data in the page: names are text and never markup. Columns are roles or departments,
// our own people stand below. Clicking two people, or choosing them in the form, opens the form of a tie.
const SYMBOLS = { high: "circle", middle: "roundRect", low: "triangle", unknown: "circle", seat: "circle" };
const ROW_HEIGHT = 104;
const HEAD_HEIGHT = 44;
const LEAST_SIZE = 14;
const MOST_SIZE = 54;
const SEAT_SIZE = 26;

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--troth-${name}`).trim();
}

function points(share) {
  return share === null ? "" : `${Math.round(100 * share)}`;
}

function style(each) {
  if (each.level === "unknown" || each.level === "seat") {
    return {
      color: color("surface"),
      borderColor: color("unknown"),
      borderWidth: 2,
      borderType: each.level === "seat" ? "dashed" : "solid",
    };
  }
  if (each.evidence === "thin") return { color: color("surface"), borderColor: color(each.level), borderWidth: 3 };
  return { color: color(each.level), borderColor: color("surface"), borderWidth: 1 };
}

function place(each, columns) {
  return columns === "department" ? each.byDepartment : each.byRole;
}

function node(each, most, columns) {
  const figure = points(each.loyalty);
  const size = LEAST_SIZE + (MOST_SIZE - LEAST_SIZE) * Math.sqrt(each.influence / most);
  return {
    id: each.id,
    name: each.id,
    person: each.person,
    value: place(each, columns),
    symbol: SYMBOLS[each.level],
    symbolSize: each.level === "seat" ? SEAT_SIZE : size,
    itemStyle: style(each),
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

function ourPeople(data, row, width) {
  const step = width / data.staff.length;
  return data.staff.map((each, index) => ({
    id: `staff:${each.id}`,
    name: `staff:${each.id}`,
    value: [(index + 0.5) * step - 0.5, row],
    symbol: "roundRect",
    symbolSize: [22, 9],
    itemStyle: { color: color("text"), borderWidth: 0 },
    label: { formatter: () => each.name },
  }));
}

function connection(each) {
  return {
    source: `staff:${each.staff}`,
    target: each.person,
    symbol: ["none", "none"],
    lineStyle: {
      width: 1,
      type: each.way === "both" ? "solid" : "dotted",
      color: color("text"),
      opacity: each.way === "past" ? 0.2 : 0.45,
      curveness: 0.05,
    },
  };
}

function columnsOf(data, arrangement) {
  if (arrangement === "department") return data.departments;
  const hasUnknown = data.nodes.some((each) => each.byRole[0] === data.roles.length - 1);
  return hasUnknown ? data.roles : data.roles.slice(0, -1);
}

function rowsOf(data, view) {
  const rows = Math.max(...data.nodes.map((each) => place(each, view.columns)[1])) + 1;
  return { people: rows, all: rows + (view.staff && data.staff.length ? 1 : 0) };
}

function options(data, view) {
  const rows = rowsOf(data, view);
  const most = Math.max(...data.nodes.map((each) => each.influence)) || 1;
  const columns = columnsOf(data, view.columns);
  const hasStaff = rows.all > rows.people;
  const companies = new Map(data.companies.map((each) => [each.row, each.name]));
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: data.companies.length ? 148 : 8, right: 8, top: HEAD_HEIGHT, bottom: 8 },
    xAxis: {
      type: "category",
      position: "top",
      data: columns,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: color("muted"), interval: 0, fontSize: 12 },
    },
    yAxis: {
      type: "value",
      inverse: true,
      min: companies.size ? -1 : -0.5,
      max: companies.size ? rows.all : rows.all - 0.3,
      interval: 1,
      show: data.companies.length > 0,
      splitLine: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: color("text"),
        width: 132,
        lineHeight: 15,
        overflow: "break",
        formatter: (row) => companies.get(row) ?? "",
      },
    },
    series: [
      {
        type: "graph",
        coordinateSystem: "cartesian2d",
        layout: "none",
        data: [
          ...data.nodes.map((each) => node(each, most, view.columns)),
          ...(hasStaff ? ourPeople(data, rows.people, columns.length) : []),
        ],
        links: [...data.edges.map(edge), ...(hasStaff ? data.connections.map(connection) : [])],
        edgeSymbol: ["none", "arrow"],
        edgeSymbolSize: 7,
        lineStyle: { color: color("line"), opacity: 0.7, curveness: 0.18 },
        label: { show: true, position: "bottom", color: color("text"), fontSize: 12, lineHeight: 15 },
        emphasis: { focus: "adjacency", lineStyle: { opacity: 1 } },
        tooltip: { show: false },
      },
    ],
  };
}

function view() {
  return {
    columns: document.querySelector("[data-map-columns]:checked")?.value ?? "role",
    staff: document.querySelector("[data-map-staff]")?.checked ?? false,
  };
}

function draw(holder) {
  const data = JSON.parse(document.getElementById(holder.dataset.influenceMap).textContent);
  holder.style.height = `${rowsOf(data, view()).all * ROW_HEIGHT + HEAD_HEIGHT}px`;
  const chart = window.echarts.getInstanceByDom(holder) ?? window.echarts.init(holder);
  chart.resize();
  chart.setOption(options(data, view()), true);
  return chart;
}

// The first person clicked listens, the second is listened to; then the form of the tie opens.
function choose(person) {
  const form = document.querySelector("[data-tie]");
  if (!form || !person) return;
  const [listener, source] = [form.elements.listener_id, form.elements.source_id];
  if (listener.value && source.value) source.value = listener.value = "";
  if (!listener.value) listener.value = person;
  else if (listener.value !== person) {
    source.value = person;
    form.requestSubmit();
  }
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
  chart.on("click", (event) => choose(event.data?.person));
  document.addEventListener("troth:theme", () => draw(holder));
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-map-columns], [data-map-staff]")) draw(holder);
  });
  addEventListener("resize", () => chart.resize());
}

document.querySelectorAll("[data-influence-map]").forEach(start);
