/**
 * Measures the product against the engine alone, against plain SQL in MySQL, and against
 * a plain Java program, on one machine in one run. Judges nothing and keeps nothing in
 * the home of a hospital.
 */
package org.medaudit.run.bench;
