/**
 * The eight rules of the bench set as one Java program that reads the files once: what
 * somebody would write who needs just these rules, once, and trusts the data. Knows
 * nothing of the product's engine, and is part of no audit.
 */
package org.medaudit.run.bench.peer;
