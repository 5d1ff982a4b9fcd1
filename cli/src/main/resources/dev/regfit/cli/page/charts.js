// Charts as SVG, drawn anew for the width there is. Colours come from the style, for light and dark.

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  return dress(made, attributes, children);
}

function svg(name, attributes, ...children) {
  return dress(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

// Texts become text nodes: no name of a column is ever taken for markup.
function dress(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

// For people: so many significant digits, and a minus that is one.
function shown(number, digits = 6) {
  if (!Number.isFinite(number)) {
    return Number.isNaN(number) ? 'n/a' : number > 0 ? '∞' : '−∞';
  }
  const size = Math.abs(number);
  let text = size >= 10 ** digits && size < 1e9 ? String(Math.round(number)) : String(Number(number.toPrecision(digits)));
  if (size > 0 && size < 1e-5) {
    text = String(Number(number.toPrecision(digits)).toExponential());
  }
  return text.replace(/-/g, '−').replace('e+', 'e');
}

// Numbers of a column, with as many decimals as give the largest of them so many digits; smaller ones keep two.
function even(largest, digits) {
  const decimals = Math.min(12, Math.max(0, digits - 1 - Math.floor(Math.log10(largest || 1))));
  return number => number !== 0 && Math.abs(number) < 5 * 10 ** -decimals
    ? shown(number, 2) : number.toFixed(decimals).replace('-', '−');
}

// A range with a little room at its ends.
function padded(low, high) {
  const room = 0.03 * (high - low);
  return {low: low - room, high: high + room};
}

// About so many round numbers of a range.
function ticks(low, high, count) {
  if (!(high > low)) {
    return [low];
  }
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(times => times * power).find(size => size >= rough);
  const found = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
    found.push(i * step);
  }
  return found;
}

// Powers of ten, and with few of them what lies between.
function strengths(low, high, count) {
  const decades = Math.log10(high / low);
  const inner = decades * 3 <= count ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / count));
  const found = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const times of inner) {
      const tick = Number(`${times}e${power}`);
      if (power % every === 0 && tick >= low && tick <= high) {
        found.push(tick);
      }
    }
  }
  return found;
}

// A drawing area with axes. x and y are {low, high, log, label, ticks}.
class Plot {
  constructor(width, height, x, y, right = 16) {
    this.margin = {top: 12, right, bottom: 44, left: 64};
    this.width = Math.max(260, width);
    this.height = height;
    this.x = x;
    this.y = y;
    this.root = svg('svg', {viewBox: `0 0 ${this.width} ${height}`, class: 'chart', role: 'img'});
    this.axes();
  }

  get inner() {
    return {
      left: this.margin.left,
      right: this.width - this.margin.right,
      top: this.margin.top,
      bottom: this.height - this.margin.bottom,
    };
  }

  // Strengths fall from left to right.
  acrossShare(value) {
    const {low, high, log} = this.x;
    if (log) {
      return high > low ? Math.log(high / value) / Math.log(high / low) : 0.5;
    }
    return high > low ? (value - low) / (high - low) : 0.5;
  }

  across(value) {
    const {left, right} = this.inner;
    return left + this.acrossShare(value) * (right - left);
  }

  up(value) {
    const {top, bottom} = this.inner;
    const {low, high} = this.y;
    return high > low ? bottom - (value - low) / (high - low) * (bottom - top) : (top + bottom) / 2;
  }

  // The strength under a place of the screen.
  strengthAt(clientX) {
    const box = this.root.getBoundingClientRect();
    const {left, right} = this.inner;
    const at = (clientX - box.left) / box.width * this.width;
    const share = Math.min(1, Math.max(0, (at - left) / (right - left)));
    return this.x.high * (this.x.low / this.x.high) ** share;
  }

  axes() {
    const {left, right, top, bottom} = this.inner;
    const many = this.width > 520 ? 8 : 4;
    const xTicks = this.x.log ? strengths(this.x.low, this.x.high, many) : ticks(this.x.low, this.x.high, many);
    for (const value of this.y.ticks === false ? [] : ticks(this.y.low, this.y.high, this.height > 180 ? 5 : 3)) {
      const y = this.up(value);
      this.add('line', {x1: left, x2: right, y1: y, y2: y, class: value === 0 ? 'zero' : 'grid'});
      this.add('text', {x: left - 8, y: y + 4, class: 'tick end'}, shown(value, 4));
    }
    for (const value of xTicks) {
      const x = this.across(value);
      this.add('line', {x1: x, x2: x, y1: bottom, y2: bottom + 5, class: 'axis'});
      this.add('text', {x, y: bottom + 18, class: 'tick middle'}, shown(value, 4));
    }
    this.add('line', {x1: left, x2: right, y1: bottom, y2: bottom, class: 'axis'});
    this.add('text', {x: (left + right) / 2, y: this.height - 6, class: 'label middle'}, this.x.label);
    if (this.y.label) {
      const middle = (top + bottom) / 2;
      this.add('text', {x: 14, y: middle, class: 'label middle', transform: `rotate(-90 14 ${middle})`}, this.y.label);
    }
  }

  add(name, attributes, ...children) {
    const made = svg(name, attributes, ...children);
    this.root.append(made);
    return made;
  }

  line(xs, ys, attributes) {
    const points = Array.from(xs, (x, i) => `${this.across(x).toFixed(1)},${this.up(ys[i]).toFixed(1)}`);
    return this.add('polyline', {points: points.join(' '), ...attributes});
  }

  // A line from top to bottom.
  guide(value, className) {
    const x = this.across(value);
    const {top, bottom} = this.inner;
    return this.add('line', {x1: x, x2: x, y1: top, y2: bottom, class: className});
  }
}

// What draws, once the page stands.
const drawings = [];

// Keeps a chart as wide as its place.
function drawn(place, draw) {
  let width = 0;
  const again = () => {
    const now = Math.round(place.clientWidth);
    if (now !== width && now > 0) {
      width = now;
      place.replaceChildren(...[draw(now)].flat());
    }
  };
  drawings.push(again);
  new ResizeObserver(() => requestAnimationFrame(again)).observe(place);
  return place;
}

// Bars of counts over a range; several series lie over each other.
function histogram(width, range, series, label, height = 170) {
  const most = Math.max(1, ...series.flatMap(each => each.bars));
  const plot = new Plot(width, height, {low: range[0], high: range[1], label}, {low: 0, high: most, label: 'rows'});
  plot.root.setAttribute('aria-label', 'Numbers of rows by ' + label);
  series.forEach(each => each.bars.forEach((count, i) => {
    const step = (range[1] - range[0]) / each.bars.length;
    const from = plot.across(range[0] + i * step);
    const to = range[1] > range[0] ? plot.across(range[0] + (i + 1) * step) : plot.inner.right;
    if (count > 0) {
      plot.add('rect', {
        x: from + 0.5, width: Math.max(1, to - from - 1), y: plot.up(count),
        height: plot.inner.bottom - plot.up(count), class: each.class,
      });
    }
  }));
  return plot;
}
