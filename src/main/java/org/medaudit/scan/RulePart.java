package org.medaudit.scan;

/** The pieces of carrying out a rule, in their order. */
public enum RulePart {

	/** Counting what is in scope, by examined.sql. */
	EXAMINED,

	/** Running rule.sql into a table of the engine. */
	SQL,

	/** Reading that table by findings, allocating cents, storing them. */
	FINDINGS

}
