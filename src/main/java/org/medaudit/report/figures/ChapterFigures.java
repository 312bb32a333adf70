package org.medaudit.report.figures;

import java.util.List;
import java.util.Set;

import org.medaudit.rules.Chapter;

/**
 * One chapter of the report, or a part of one.
 *
 * @param own rules that belong to it and to none of its parts
 * @param all rules that belong to it or to one of its parts
 * @param hasParts whether it is divided further
 * @param money over its rules that count
 * @param books over its rules about the books
 * @param visits different visits in both
 */
public record ChapterFigures(Chapter chapter, List<RuleFigures> own, List<RuleFigures> all, boolean hasParts,
		Sums money, Sums books, Visits visits) {

	public long findings() {
		return this.money.findings() + this.books.findings();
	}

	/** What follows for the chapter with its parts. */
	public Set<Conclusion> conclusions() {
		return Conclusion.of(this.all);
	}

}
