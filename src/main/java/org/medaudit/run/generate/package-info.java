/**
 * A made-up hospital of any size, with breaches and near misses planted in known places.
 * The truth is written down while planting, never by asking the rules.
 */
package org.medaudit.run.generate;
