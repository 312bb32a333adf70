/**
 * Tables, lists and progress for people and scripts. Computes nothing but widths and
 * rates.
 */
package org.medaudit.run.print;
