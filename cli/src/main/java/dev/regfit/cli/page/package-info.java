/**
 * The page that holds a whole report: one file of HTML with its data, its style and its script, which asks nothing of any
 * network. What is drawn and computed there is in {@code page.js}; what it computes from is made here.
 */
package dev.regfit.cli.page;
