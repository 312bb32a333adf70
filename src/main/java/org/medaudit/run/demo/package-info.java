/**
 * Holds the findings of the demonstration against what was planted.
 */
package org.medaudit.run.demo;
