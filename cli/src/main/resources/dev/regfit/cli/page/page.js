// The page itself: sections from the data, and what moves with the slider.

const data = JSON.parse(document.getElementById('data').textContent);
const page = document.getElementById('page');
const trained = doubles(data.weights);
const deviations = floats(data.deviations);
const means = floats(data.means);
const source = !data.path ? null
  : data.path.exact ? new Segments(data.path.segments, data.hasIntercept) : new Stops(data.path.stops);
const SLIDER = 1000;
const FEW_ROWS = 200;
const INKS = 8;
const ROUNDING = 1e-12;
const listeners = [];

// What is shown: the model as it was trained, until the slider moves.
let state = model();

function model() {
  const weights = new Map();
  trained.forEach((weight, j) => {
    if (weight !== 0) {
      weights.set(j, weight);
    }
  });
  const explained = source ? source.at(data.path.alpha).explained : NaN;
  return {alpha: source ? data.path.alpha : NaN, weights, intercept: data.intercept, explained, own: true};
}

function move(alpha) {
  state = alpha === data.path.alpha ? model() : source.at(alpha);
  listeners.forEach(listener => listener());
}

function standardized(column, weight) {
  const unit = data.targetDeviation > 0 ? data.targetDeviation : 1;
  return weight * deviations[column] / unit;
}

function section(title, ...children) {
  const id = title.toLowerCase().replace(/[^a-z]+/g, '-');
  return element('section', {'aria-labelledby': id}, element('h2', {id}, title), ...children);
}

// Labels with words; what has several lines keeps them.
function facts(list) {
  const rows = element('dl', {class: 'facts'});
  let last = null;
  for (const [label, lines] of list) {
    const words = lines.length === 1 ? element('p', {}, lines[0]) : element('pre', {tabindex: 0}, lines.join('\n'));
    if (label === '' && last) {
      last.append(words);
    } else {
      last = element('dd', {}, words);
      rows.append(element('dt', {}, label), last);
    }
  }
  return rows;
}

function table(rows, caption) {
  const [header, ...body] = rows;
  return element('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption},
    element('table', {class: 'plain'},
      element('thead', {}, element('tr', {}, ...header.map(cell => element('th', {scope: 'col'}, cell)))),
      element('tbody', {}, ...body.map(row => element('tr', {class: row.includes('best') ? 'best' : null},
        ...row.map((cell, i) => i === 0 ? element('th', {scope: 'row'}, cell) : element('td', {}, cell)))))));
}

function heading() {
  const method = data.method.charAt(0).toUpperCase() + data.method.slice(1);
  return element('header', {},
    element('p', {class: 'kicker'}, 'regfit ' + data.version + ' · report of a model'),
    element('h1', {}, method, element('span', {class: 'for'}, ' for '), element('em', {}, data.fitted)),
    element('p', {class: 'lede'}, data.onData + (data.files ? ' of ' + data.files : '')));
}

function figures() {
  const list = data.scores.slice(0, 3).map(([label, lines]) => [label, lines[0]]);
  list.push(['weights not zero', `${model().weights.size} of ${trained.length}`]);
  if (source) {
    list.push(['strength α', shown(data.path.alpha)]);
  }
  list.push(['proof', data.converged ? 'optimal' : 'NOT CONVERGED']);
  return element('dl', {class: 'figures'},
    ...list.map(([label, value]) => element('div', {}, element('dt', {}, label), element('dd', {}, value))));
}

// The strengths that pictures cover, from the strongest.
function range() {
  const curve = data.curve ? doubles(data.curve.alphas).filter(alpha => alpha > 0) : [];
  const all = source ? [source.first, source.last, ...curve] : [...curve];
  return {low: Math.min(...all), high: Math.max(...all), log: true, label: 'strength α (weaker to the right)'};
}

const AXIS = data.path || data.curve ? range() : null;

function strengthSection() {
  const parts = [element('p', {class: 'note'}, data.path.words)];
  if (data.path.exact) {
    parts.push(element('p', {class: 'note'}, 'At the model’s own strength they differ from the trained weights by '
      + (data.path.deviation === 0 ? 'nothing' : shown(data.path.deviation, 2) + ' of the largest')
      + '. The slider goes from ' + shown(source.first) + ', where no penalised column has a weight, to '
      + shown(source.last) + '.'));
  }
  const drawing = drawn(element('figure', {class: 'drawing'}), pathChart);
  const count = data.path.lines.columns.length;
  parts.push(element('h3', {}, 'Weights along the path'), drawing, element('p', {class: 'caption'},
    'Standardized weights' + (data.path.lines.moving > count
      ? `: the ${count} largest of ${data.path.lines.moving} columns that ever have one.` : '.')
    + ' Drag in the picture to move the line; the table below follows.'));
  return section('Other strengths', ...parts);
}

function toSlider(alpha) {
  if (source instanceof Stops) {
    return source.nearest(alpha);
  }
  const share = Math.log(source.first / alpha) / Math.log(source.first / source.last);
  return Math.round(SLIDER * Math.min(1, Math.max(0, share)));
}

function fromSlider(value) {
  if (source instanceof Stops) {
    return source.alphas[value];
  }
  return value === SLIDER ? source.last : source.first * (source.last / source.first) ** (value / SLIDER);
}

function controls() {
  const most = source instanceof Stops ? source.alphas.length - 1 : SLIDER;
  const slider = element('input', {
    type: 'range', id: 'slider', min: 0, max: most, step: 1, value: toSlider(state.alpha),
    'aria-label': 'Strength, stronger to the left', disabled: most === 0,
  });
  const field = element('input', {
    type: 'text', id: 'alpha', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', size: 12,
    'aria-describedby': 'alpha-error',
  });
  const error = element('span', {id: 'alpha-error', role: 'alert', class: 'error'});
  const out = element('output', {for: 'slider alpha', class: 'readout'});
  slider.addEventListener('input', () => move(fromSlider(Number(slider.value))));
  slider.addEventListener('change', () => document.dispatchEvent(new Event('settled')));
  field.addEventListener('change', () => {
    const typed = Number(field.value.trim().replace('−', '-'));
    const fits = field.value.trim() !== '' && typed >= source.last && typed < Infinity;
    error.textContent = fits ? '' : `Type a number from ${shown(source.last)} up.`;
    field.setAttribute('aria-invalid', String(!fits));
    if (fits) {
      move(typed);
      document.dispatchEvent(new Event('settled'));
      if (state.alpha !== typed) {
        error.textContent = `The nearest strength of this page to ${shown(typed)}.`;
      }
    }
  });
  const show = () => {
    slider.value = toSlider(state.alpha);
    slider.setAttribute('aria-valuetext', 'α = ' + shown(state.alpha));
    field.value = String(state.alpha);
    error.textContent = '';
    field.removeAttribute('aria-invalid');
    out.replaceChildren(...readout());
  };
  listeners.push(show);
  show();
  return element('div', {class: 'controls', role: 'group', 'aria-label': 'Strength'},
    slider,
    element('div', {class: 'row'},
      element('label', {for: 'alpha'}, 'α = '), field, ...jumps(), error),
    out);
}

// Buttons to the strengths that have a name.
function jumps() {
  const list = [['as trained', data.path.alpha]];
  if (data.curve) {
    const alphas = doubles(data.curve.alphas);
    list.push(['least error', alphas[data.curve.min]]);
    if (data.curve.simple !== null) {
      list.push(['one standard error', alphas[data.curve.simple]]);
    }
  }
  return list.filter(([, alpha]) => alpha >= source.last).map(([name, alpha]) => {
    const button = element('button', {type: 'button'}, name);
    button.addEventListener('click', () => {
      move(alpha);
      document.dispatchEvent(new Event('settled'));
    });
    return button;
  });
}

function readout() {
  const parts = [
    ['not zero', `${state.weights.size} of ${trained.length}`],
    [data.explained, Number.isNaN(state.explained) ? 'n/a' : shown(Math.abs(state.explained) < ROUNDING ? 0 : 100 * state.explained, 4) + ' %'],
  ];
  const error = data.curve ? curveAt(state.alpha) : NaN;
  if (!Number.isNaN(error)) {
    const isKnown = doubles(data.curve.alphas).includes(state.alpha);
    parts.push([data.curve.value, (isKnown ? '' : '≈ ') + shown(error, 5) + (data.curve.root ? ` (root ${shown(Math.sqrt(error), 5)})` : '')]);
  }
  if (state.gap !== undefined) {
    parts.push(['proven within', state.gap <= 1e-14 ? 'rounding' : shown(state.gap, 2)]);
  }
  return parts.map(([label, value]) =>
    element('span', {}, element('span', {class: 'name'}, label), ' ', element('strong', {}, value)));
}

// The curve between its strengths, along a straight line in the logarithm; NaN beyond its ends.
function curveAt(alpha) {
  const alphas = doubles(data.curve.alphas);
  const mean = doubles(data.curve.mean);
  for (let i = 0; i < alphas.length; i++) {
    if (alphas[i] === alpha) {
      return mean[i];
    }
    if (i > 0 && alphas[i] < alpha && alpha < alphas[i - 1]) {
      const share = Math.log(alpha / alphas[i]) / Math.log(alphas[i - 1] / alphas[i]);
      return mean[i] + share * (mean[i - 1] - mean[i]);
    }
  }
  return NaN;
}

// Lets a chart over strengths be dragged, and shows where the page is.
function movable(plot) {
  const here = plot.guide(state.alpha, 'here');
  const show = () => {
    const x = plot.across(Math.min(AXIS.high, Math.max(AXIS.low, state.alpha)));
    here.setAttribute('x1', x);
    here.setAttribute('x2', x);
  };
  show();
  listeners.push(show);
  const to = event => move(Math.min(Math.max(plot.strengthAt(event.clientX), source.last), source.first));
  plot.root.classList.add('movable');
  plot.root.addEventListener('pointerdown', event => {
    plot.root.setPointerCapture(event.pointerId);
    to(event);
  });
  plot.root.addEventListener('pointermove', event => {
    if (event.buttons === 1) {
      to(event);
    }
  });
  plot.root.addEventListener('pointerup', () => document.dispatchEvent(new Event('settled')));
}

function pathChart(width) {
  const lines = data.path.lines;
  const alphas = floats(lines.alphas);
  const values = steps(lines.values, lines.low, lines.high);
  const named = width > 560 ? Math.min(INKS, lines.columns.length) : 0;
  const y = {...padded(Math.min(0, lines.low), Math.max(0, lines.high)), label: width > 420 ? 'standardized weight' : ''};
  const plot = new Plot(width, width > 560 ? 340 : 260, AXIS, y, named ? 150 : 16);
  plot.root.setAttribute('aria-label', 'Standardized weights along falling strengths');
  const ends = [];
  for (let k = lines.columns.length - 1; k >= 0; k--) {
    const own = values.slice(k * alphas.length, (k + 1) * alphas.length);
    const ink = k < INKS ? 'ink' + k : 'other';
    plot.line(alphas, own, {class: 'path ' + ink, 'data-column': lines.columns[k]})
      .append(svg('title', {}, data.names[lines.columns[k]]));
    if (k < named) {
      ends.push({y: plot.up(own[own.length - 1]), name: data.names[lines.columns[k]], ink});
    }
  }
  endLabels(plot, ends, alphas[alphas.length - 1]);
  plot.guide(data.path.alpha, 'own');
  movable(plot);
  return named ? plot.root : [plot.root, legend(lines.columns.slice(0, INKS))];
}

// Names of lines where there is no room at their ends.
function legend(columns) {
  return element('p', {class: 'legend'}, ...columns.flatMap((column, k) =>
    [element('span', {class: 'ink' + k}, data.names[column]), ' ']));
}

// Names at the ends of lines, kept apart.
function endLabels(plot, ends, last) {
  const gap = 15;
  ends.sort((a, b) => a.y - b.y);
  for (let i = 1; i < ends.length; i++) {
    ends[i].y = Math.max(ends[i].y, ends[i - 1].y + gap);
  }
  let below = plot.inner.bottom;
  for (let i = ends.length - 1; i >= 0; i--) {
    ends[i].y = Math.min(ends[i].y, below);
    below = ends[i].y - gap;
  }
  for (const end of ends) {
    const name = end.name.length > 18 ? end.name.slice(0, 17) + '…' : end.name;
    plot.add('text', {x: plot.across(last) + 8, y: end.y + 4, class: 'name ' + end.ink}, name);
  }
}

function curveSection() {
  const drawing = drawn(element('figure', {class: 'drawing'}), curveChart);
  const end = data.curve.simple === null ? '' : ' The band is one standard error up and down.';
  return section('How the strength fares', drawing, element('p', {class: 'caption'},
    `${data.curve.value.charAt(0).toUpperCase()}${data.curve.value.slice(1)} by ${data.curve.by}. `
    + 'Dashed lines: least error' + (data.curve.simple === null ? '' : ' and, to its left, one standard error') + '.' + end));
}

function curveChart(width) {
  const alphas = doubles(data.curve.alphas);
  const mean = doubles(data.curve.mean);
  const error = doubles(data.curve.error).map(each => Number.isNaN(each) ? 0 : each);
  const at = [...alphas.keys()].filter(i => alphas[i] > 0 && Number.isFinite(mean[i]));
  const low = Math.min(...at.map(i => mean[i] - error[i]));
  const high = Math.max(...at.map(i => mean[i] + error[i]));
  const y = {...padded(low, high), label: width > 420 ? data.curve.value : ''};
  const plot = new Plot(width, width > 560 ? 260 : 220, AXIS, y, width > 560 && data.path ? 150 : 16);
  plot.root.setAttribute('aria-label', data.curve.value + ' along falling strengths');
  const band = [...at.map(i => [alphas[i], mean[i] + error[i]]), ...at.map(i => [alphas[i], mean[i] - error[i]]).reverse()];
  plot.add('polygon', {class: 'band', points: band.map(([x, v]) => `${plot.across(x)},${plot.up(v)}`).join(' ')});
  plot.line(at.map(i => alphas[i]), at.map(i => mean[i]), {class: 'curve'});
  plot.guide(alphas[data.curve.min], 'mark');
  if (data.curve.simple !== null) {
    plot.guide(alphas[data.curve.simple], 'mark');
  }
  if (source) {
    movable(plot);
  }
  return plot.root;
}

// The table of weights.
const sort = {key: 'size', falling: true};
let order = [];
let needle = '';
let onlyNonzero = trained.length > FEW_ROWS / 2;
let all = trained.length <= FEW_ROWS;

const KEYS = {
  name: (a, b) => data.names[a].localeCompare(data.names[b], undefined, {numeric: true}),
  weight: (a, b) => weight(a) - weight(b),
  size: (a, b) => Math.abs(standardized(a, weight(a))) - Math.abs(standardized(b, weight(b))),
  mean: (a, b) => means[a] - means[b],
  deviation: (a, b) => deviations[a] - deviations[b],
};

function weight(column) {
  return state.weights.get(column) || 0;
}

function reorder() {
  const compare = KEYS[sort.key];
  order = [...trained.keys()].sort((a, b) => (sort.falling ? -compare(a, b) : compare(a, b)) || a - b);
}

function weightsSection() {
  const body = element('tbody', {});
  const count = element('p', {class: 'caption', role: 'status'});
  const more = element('button', {type: 'button', class: 'more'});
  const largest = () => Math.max(1e-300, ...order.map(j => Math.abs(standardized(j, weight(j)))));
  const render = () => {
    const found = order.filter(j => (!onlyNonzero || weight(j) !== 0)
      && data.names[j].toLowerCase().includes(needle.toLowerCase()));
    const rows = all ? found : found.slice(0, FEW_ROWS);
    const most = largest();
    const formats = [even(Math.max(...[...state.weights.values()].map(Math.abs), 0), 6), even(most, 3)];
    body.replaceChildren(...rows.map(j => weightRow(j, most, formats)));
    more.hidden = rows.length === found.length;
    more.textContent = `Show all ${found.length}`;
    count.textContent = `${rows.length} of ${trained.length} columns shown`
      + (data.hasIntercept ? `; intercept ${shown(state.intercept)}` : '; no intercept')
      + (source ? `; α = ${shown(state.alpha)}` : '');
    count.setAttribute('data-intercept', String(state.intercept));
  };
  const headers = [['name', 'column'], ['weight', 'weight'], ['size', 'standardized'], ['mean', 'mean'], ['deviation', 'deviation']]
    .map(([key, label]) => header(key, label, () => render()));
  more.addEventListener('click', () => {
    all = true;
    render();
  });
  reorder();
  render();
  let waiting = false;
  listeners.push(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        render();
      });
    }
  });
  document.addEventListener('settled', () => {
    reorder();
    render();
  });
  return section('Weights', tools(render), element('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Weights'},
    element('table', {class: 'weights', id: 'weights-table'},
      element('thead', {}, element('tr', {}, ...headers)), body)), more, count,
  element('p', {class: 'caption'}, 'Standardized is w·sd(x)/sd(y): it compares columns, whatever their units.'));
}

function tools(render) {
  const search = element('input', {type: 'search', id: 'search', placeholder: 'Search columns', 'aria-label': 'Search columns'});
  search.addEventListener('input', () => {
    needle = search.value;
    render();
  });
  const nonzero = element('input', {type: 'checkbox', id: 'nonzero'});
  nonzero.checked = onlyNonzero;
  nonzero.addEventListener('change', () => {
    onlyNonzero = nonzero.checked;
    render();
  });
  const save = element('button', {type: 'button'}, 'Save as CSV');
  save.addEventListener('click', () => saveWeights());
  return element('div', {class: 'row tools'}, search, element('label', {}, nonzero, ' only nonzero'), save);
}

// A name for a cell of CSV: quoted where it must be.
function cell(text) {
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

function saveWeights() {
  const lines = ['name,weight,standardized', `(intercept),${state.intercept},`,
    ...data.names.map((name, j) => `${cell(name)},${weight(j)},${standardized(j, weight(j))}`)];
  const link = element('a', {
    href: URL.createObjectURL(new Blob([lines.join('\n') + '\n'], {type: 'text/csv'})), download: 'weights.csv',
  });
  link.click();
  URL.revokeObjectURL(link.href);
}

function header(key, label, render) {
  const button = element('button', {type: 'button', class: 'sort'}, label);
  const made = element('th', {scope: 'col', class: key, 'data-key': key}, button);
  const mark = () => made.setAttribute('aria-sort', sort.key !== key ? 'none' : sort.falling ? 'descending' : 'ascending');
  mark();
  document.addEventListener('sorted', mark);
  button.addEventListener('click', () => {
    sort.falling = sort.key === key ? !sort.falling : key !== 'name';
    sort.key = key;
    reorder();
    render();
    document.dispatchEvent(new Event('sorted'));
  });
  return made;
}

function weightRow(j, most, [ofWeight, ofSize]) {
  const value = weight(j);
  const size = standardized(j, value);
  const share = Math.abs(size) / most;
  const bar = svg('svg', {class: 'bar', viewBox: '-50 0 100 10', 'aria-hidden': 'true', preserveAspectRatio: 'none'},
    svg('line', {x1: 0, x2: 0, y1: 0, y2: 10}),
    svg('rect', {x: size < 0 ? -50 * share : 0, width: 50 * share, y: 2, height: 6, class: size < 0 ? 'minus' : 'plus'}));
  const row = element('tr', {class: value === 0 ? 'none' : null},
    element('th', {scope: 'row', class: 'name'}, data.names[j]),
    element('td', {class: 'weight', 'data-value': String(value)}, value === 0 ? '0' : ofWeight(value)),
    element('td', {class: 'size'}, element('span', {}, value === 0 ? '' : ofSize(size)), bar),
    element('td', {class: 'mean'}, shown(means[j], 4)),
    element('td', {class: 'deviation'}, shown(deviations[j], 4)));
  const light = on => document.querySelectorAll(`[data-column="${j}"]`).forEach(line => line.classList.toggle('on', on));
  row.addEventListener('pointerenter', () => light(true));
  row.addEventListener('pointerleave', () => light(false));
  return row;
}

function residualSection() {
  const residuals = data.residuals;
  if (residuals.negative) {
    const chart = drawn(element('figure', {class: 'drawing'}), width => histogram(width, [0, 1], [
      {bars: residuals.negative, class: 'minus soft'}, {bars: residuals.positive, class: 'plus soft'},
    ], 'predicted probability of ' + data.classes[1], 220).root);
    return section('Predictions', chart, element('p', {class: 'caption'},
      `Training rows by what the model as trained gives them: rows of ${data.classes[0]} `,
      element('span', {class: 'key minus'}), ` and of ${data.classes[1]} `, element('span', {class: 'key plus'}), '.'));
  }
  const cloud = drawn(element('figure', {class: 'drawing'}), cloudChart);
  const bars = drawn(element('figure', {class: 'drawing'}), width =>
    histogram(width, residuals.up, [{bars: residuals.bars, class: 'plus'}], 'residual').root);
  return section('Residuals', element('div', {class: 'pair'}, cloud, bars), element('p', {class: 'caption'},
    `Target less prediction of the model as trained, on its training rows: ${residuals.x ? 'a point each'
      : residuals.rows.toLocaleString('en') + ' rows, darker where there are more'}. They do not move with the slider.`),
  table([residuals.quantiles.map(([name]) => name), residuals.quantiles.map(([, value]) => value.replace(/-/g, '−'))],
    'Quantiles of the residuals'));
}

function cloudChart(width) {
  const {across, up} = data.residuals;
  const plot = new Plot(width, 240, {...padded(...across), label: 'prediction of ' + data.fitted},
    {...padded(Math.min(0, up[0]), Math.max(0, up[1])), label: 'residual'});
  plot.root.setAttribute('aria-label', 'Residuals against predictions');
  if (data.residuals.x) {
    const xs = steps(data.residuals.x, across[0], across[1]);
    const ys = steps(data.residuals.y, up[0], up[1]);
    xs.forEach((x, i) => plot.add('circle', {cx: plot.across(x).toFixed(1), cy: plot.up(ys[i]).toFixed(1), r: 2.2, class: 'point'}));
    return plot.root;
  }
  const {width: columns, height: rows, cells} = data.residuals;
  const most = Math.max(...cells);
  cells.forEach((count, i) => {
    if (count > 0) {
      const value = (range, k, parts) => range[0] + k / parts * (range[1] - range[0]);
      const x = plot.across(value(across, i % columns, columns));
      const top = plot.up(value(up, Math.floor(i / columns) + 1, rows));
      plot.add('rect', {
        x, y: top, class: 'point cell', 'fill-opacity': (0.12 + 0.88 * Math.sqrt(count / most)).toFixed(2),
        width: plot.across(value(across, i % columns + 1, columns)) - x,
        height: plot.up(value(up, Math.floor(i / columns), rows)) - top,
      });
    }
  });
  return plot.root;
}

function dataSection() {
  const [mean, deviation, least, largest] = data.targetSummary;
  const parts = [facts([...data.data, ['target is',
    [`${shown(least)} to ${shown(largest)}, mean ${shown(mean)}, standard deviation ${shown(deviation)}`]]])];
  if (data.residuals && data.residuals.target) {
    const {range: span, bars} = data.residuals.target;
    parts.push(drawn(element('figure', {class: 'drawing'}), width =>
      histogram(width, span, [{bars, class: 'plus'}], data.fitted).root));
  }
  return section('Data', ...parts);
}

function commands() {
  return data.commands.map(([what, lines]) => {
    const button = element('button', {type: 'button'}, 'Copy');
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(lines.join('\n')).then(() => {
        button.textContent = 'Copied';
      }, () => {});
    });
    return element('div', {class: 'command'}, element('p', {}, what),
      element('pre', {tabindex: 0}, lines.join('\n')), button);
  });
}

function build() {
  const sections = [heading(), ...data.alarms.map(alarm => element('p', {class: 'alarm', role: 'alert'}, alarm)), figures()];
  if (data.comparison.length > 0) {
    sections.push(section('Methods compared', table(data.comparison, 'Methods compared'), element('p', {class: 'caption'},
      'On the same folds; differences are to the best, fold by fold. The rest of this page is about the best.')));
  }
  if (data.tested.length > 0) {
    sections.push(section('On rows that took no part', facts(data.tested)));
  }
  const moving = element('div', {});
  if (source) {
    moving.append(controls(), strengthSection());
  }
  if (data.curve) {
    moving.append(curveSection());
  }
  moving.append(weightsSection());
  sections.push(moving);
  if (data.residuals) {
    sections.push(residualSection());
  }
  sections.push(section('Proof', facts(data.certificate)), section('Objective', facts(data.objective)), dataSection(),
    section('How to make this again', ...commands()));
  if (data.remarks.length > 0) {
    sections.push(section('What is not here', ...data.remarks.map(remark => element('p', {}, remark))));
  }
  sections.push(element('footer', {}, element('p', {}, `Written by regfit ${data.version}. This page is one file and asks nothing of any network.`)));
  page.append(...sections);
  drawings.forEach(draw => draw());
}

build();

// For a browser's console: the weights at a strength by name, as the slider has them.
window.regfit = {
  weightsAt(alpha) {
    const {weights, intercept} = source.at(alpha);
    return {intercept, weights: Object.fromEntries(data.names.map((name, j) => [name, weights.get(j) || 0]))};
  },
};
