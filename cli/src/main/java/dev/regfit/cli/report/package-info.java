/** Reports for people and for programs: from what the core says to text, JSON and CSV. Nothing here prints. */
package dev.regfit.cli.report;
