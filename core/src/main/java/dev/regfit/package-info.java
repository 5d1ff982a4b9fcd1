/**
 * Regularised linear regression: from data and settings to a fitted, certified model. {@link dev.regfit.Trainer} is the
 * way in; the packages below it are its rooms, each with one owner.
 */
package dev.regfit;
