/** Regularised linear regression: from data and settings to a fitted, certified model. */
package dev.regfit;
