'use strict';
// Numbers from their packed form (the class Packed), and the lasso's weights at any strength (LassoSegments).

// Whole numbers of so many bits, at most 32, from 13 bits in two of 91 characters.
function whole(text, bits) {
  const digit = code => code - 33 - (code > 34) - (code > 60) - (code > 92);
  const numbers = [];
  let bag = 0;
  let held = 0;
  for (let i = 0; i < text.length; i += 2) {
    bag = bag * 8192 + digit(text.charCodeAt(i)) * 91 + digit(text.charCodeAt(i + 1));
    held += 13;
    while (held >= bits) {
      const unit = 2 ** (held - bits);
      const number = Math.floor(bag / unit);
      numbers.push(number);
      bag -= number * unit;
      held -= bits;
    }
  }
  return numbers;
}

function doubles(text) {
  const halves = whole(text, 32);
  const view = new DataView(new ArrayBuffer(halves.length * 4));
  halves.forEach((half, i) => view.setUint32(4 * i, half));
  return Float64Array.from({length: halves.length / 2}, (_, i) => view.getFloat64(8 * i));
}

function floats(text) {
  const view = new DataView(new ArrayBuffer(4));
  return Float64Array.from(whole(text, 32), bits => {
    view.setUint32(0, bits);
    return view.getFloat32(0);
  });
}

// Numbers from -1 to 1 of so many bits.
function fractions(text, bits) {
  const half = bits / 2;
  const halves = whole(text, half);
  return Float64Array.from({length: halves.length / 2}, (_, i) => {
    const high = halves[2 * i];
    const signed = high >= 2 ** (half - 1) ? high - 2 ** half : high;
    return signed * 2 ** (1 - half) + halves[2 * i + 1] * 2 ** (1 - bits);
  });
}

// Numbers of a range, for drawing.
function steps(text, low, high) {
  return Float64Array.from(whole(text, 13), step => low + step / 8191 * (high - low));
}

// What rounding takes from a product (Veltkamp and Dekker).
function productError(a, b, product) {
  const split = x => {
    const big = 134217729 * x;
    return big - (big - x);
  };
  const aHigh = split(a);
  const bHigh = split(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
}

// Returns start - row . x, rounded once.
function minusDot(start, row, x) {
  let high = start;
  let low = 0;
  for (let i = 0; i < x.length; i++) {
    const product = row[i] * x[i];
    const sum = high - product;
    const part = sum - high;
    low += (high - (sum - part)) + (-product - part) - productError(row[i], x[i], product);
    high = sum;
  }
  return high + low;
}

// Solves rows . x = right for symmetric positive definite rows: Cholesky, then refined by exact residuals.
function solve(rows, right) {
  const k = right.length;
  const factor = rows.map(row => Float64Array.from(row));
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const a = factor[i];
      const b = factor[j];
      let sum = a[j];
      for (let m = 0; m < j; m++) {
        sum -= a[m] * b[m];
      }
      a[j] = i === j ? Math.sqrt(sum) : sum / b[j];
    }
  }
  const once = values => {
    const y = Float64Array.from(values);
    for (let i = 0; i < k; i++) {
      for (let m = 0; m < i; m++) {
        y[i] -= factor[i][m] * y[m];
      }
      y[i] /= factor[i][i];
    }
    for (let i = k - 1; i >= 0; i--) {
      for (let m = i + 1; m < k; m++) {
        y[i] -= factor[m][i] * y[m];
      }
      y[i] /= factor[i][i];
    }
    return y;
  };
  const x = once(right);
  for (let step = 0; step < 2; step++) {
    const more = once(right.map((start, i) => minusDot(start, rows[i], x)));
    more.forEach((by, i) => { x[i] += by; });
  }
  return x;
}

// The lasso between its knots.
class Segments {
  constructor(data, hasIntercept) {
    const k = data.shifts.length;
    this.columns = data.columns || [...data.shifts.keys()];
    this.hasIntercept = hasIntercept;
    this.unit = data.unit;
    this.power = data.power;
    this.targetCenter = data.targetCenter;
    this.turns = data.turns;
    this.alphas = doubles(data.alphas);
    this.target = doubles(data.target);
    this.factors = data.factors ? doubles(data.factors) : new Float64Array(k).fill(1);
    this.scales = doubles(data.scales);
    this.centers = doubles(data.centers);
    this.shifts = data.shifts.map(shift => 2 ** shift);
    const triangle = fractions(data.gram, data.bits);
    this.gram = Array.from({length: k}, () => new Float64Array(k));
    let at = 0;
    for (let i = 0; i < k; i++) {
      for (let j = i; j < k; j++) {
        this.gram[i][j] = triangle[at];
        this.gram[j][i] = triangle[at++];
      }
    }
  }

  get first() {
    return this.alphas[0];
  }

  get last() {
    return this.alphas[this.alphas.length - 1];
  }

  // Which columns have a part, with the sides of zero that they are on.
  signs(alpha) {
    const signs = Array.from(this.factors, factor => factor === 0 ? 1 : 0);
    for (let i = 0; i < this.turns.length && this.alphas[i] > alpha; i++) {
      for (const turn of this.turns[i]) {
        const k = turn < 0 ? -1 - turn : turn;
        signs[k] = signs[k] !== 0 ? 0 : turn < 0 ? -1 : 1;
      }
    }
    return signs;
  }

  at(alpha) {
    const signs = this.signs(alpha);
    const active = signs.map((_, k) => k).filter(k => signs[k] !== 0);
    const pull = k => alpha * this.unit * this.factors[k] * signs[k];
    const rows = active.map(i => Float64Array.from(active, j => this.gram[i][j]));
    const scaled = solve(rows, active.map(k => (this.target[k] - pull(k)) / this.shifts[k]));
    const weights = new Map();
    let unexplained = this.power;
    let intercept = this.hasIntercept ? this.targetCenter : 0;
    active.forEach((k, i) => {
      const working = scaled[i] / this.shifts[k];
      const weight = working / this.scales[k];
      unexplained -= working * (this.target[k] + pull(k));
      if (this.hasIntercept) {
        intercept -= this.centers[k] * weight;
      }
      if (weight !== 0) {
        weights.set(this.columns[k], weight);
      }
    });
    const explained = this.power > 0 ? 1 - Math.max(0, unexplained) / this.power : NaN;
    return {alpha, weights, intercept, explained};
  }
}

// Weights at some strengths.
class Stops {
  constructor(data) {
    this.columns = data.columns;
    this.alphas = doubles(data.alphas);
    this.intercepts = doubles(data.intercepts);
    this.explained = doubles(data.explained);
    this.gaps = doubles(data.gaps);
    this.values = doubles(data.weights);
  }

  get first() {
    return this.alphas[0];
  }

  get last() {
    return this.alphas[this.alphas.length - 1];
  }

  // The number of the stop that is nearest, in the logarithm.
  nearest(alpha) {
    let best = 0;
    this.alphas.forEach((known, i) => {
      const distance = a => Math.abs(Math.log(a / alpha));
      best = distance(known) < distance(this.alphas[best]) ? i : best;
    });
    return best;
  }

  at(alpha) {
    const stop = this.nearest(alpha);
    const weights = new Map();
    this.columns.forEach((column, k) => {
      const weight = this.values[stop * this.columns.length + k];
      if (weight !== 0) {
        weights.set(column, weight);
      }
    });
    return {
      alpha: this.alphas[stop],
      weights,
      intercept: this.intercepts[stop],
      explained: this.explained[stop],
      gap: this.gaps[stop],
    };
  }
}
