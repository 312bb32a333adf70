package org.medaudit.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The meaningful pieces of a SQL text with what encloses each, and the conditions that
 * they form.
 */
final class SqlPieces {

	/** Words that open a condition. */
	private static final Set<String> OPENING = Set.of("where", "on", "having", "when", "and", "or");

	/** Words that end one. */
	private static final Set<String> BOUNDS = Set.of("and", "or", "where", "on", "having", "when", "then", "else",
			"group", "order", "limit", "union", "intersect", "except", "join", "left", "right", "inner", "cross",
			"full", "select", "from", "window", "partition", "by", "rows", "as", "with", ",");

	private final String sql;

	private final List<Piece> pieces = new ArrayList<>();

	private final List<Term> terms = new ArrayList<>();

	SqlPieces(String sql) {
		this.sql = sql;
		split();
		levels().forEach(this::conditions);
	}

	/**
	 * One piece.
	 *
	 * @param word lower case
	 * @param from where it begins in the text
	 * @param parent the bracket or CASE around it; -1 for none
	 */
	record Piece(SqlToken.Kind kind, String word, int from, int to, int line, int parent) {

		boolean is(String other) {
			return this.kind != SqlToken.Kind.STRING && this.word.equals(other);
		}

	}

	/**
	 * A condition that AND, OR or its clause sets apart.
	 *
	 * @param first its first piece
	 * @param last its last piece
	 * @param alternative whether only OR stands beside it, so that FALSE takes it away
	 */
	record Term(int first, int last, boolean alternative) {
	}

	private void split() {
		Deque<Integer> open = new ArrayDeque<>();
		int offset = 0;
		for (SqlToken token : SqlToken.of(this.sql)) {
			int length = token.text().length() + ((token.kind() == SqlToken.Kind.PARAMETER) ? 1 : 0);
			int from = offset;
			offset += length;
			if (token.kind() == SqlToken.Kind.SPACE || token.kind() == SqlToken.Kind.COMMENT || joined(token, from)) {
				continue;
			}
			if ((token.is(")") || token.is("end")) && !open.isEmpty()) {
				open.pop();
			}
			String word = token.text();
			this.pieces.add(new Piece(token.kind(),
					(token.kind() == SqlToken.Kind.STRING) ? word : word.toLowerCase(Locale.ROOT), from, offset,
					token.line(), open.isEmpty() ? -1 : open.peek()));
			if (token.is("(") || token.is("case")) {
				open.push(this.pieces.size() - 1);
			}
		}
	}

	/** Two signs beside each other are one operator. */
	private boolean joined(SqlToken token, int from) {
		if (token.kind() != SqlToken.Kind.SYMBOL || this.pieces.isEmpty()) {
			return false;
		}
		Piece before = this.pieces.get(this.pieces.size() - 1);
		String both = before.word() + token.text();
		if (before.to() != from || !Set.of("<=", ">=", "<>", "!=", "||").contains(both)) {
			return false;
		}
		this.pieces.set(this.pieces.size() - 1,
				new Piece(before.kind(), both, before.from(), from + 1, before.line(), before.parent()));
		return true;
	}

	private List<List<Integer>> levels() {
		TreeMap<Integer, List<Integer>> levels = new TreeMap<>();
		IntStream.range(0, this.pieces.size())
			.forEach((i) -> levels.computeIfAbsent(this.pieces.get(i).parent(), (parent) -> new ArrayList<>()).add(i));
		return List.copyOf(levels.values());
	}

	private void conditions(List<Integer> level) {
		int opening = -1;
		int first = -1;
		boolean between = false;
		for (int i : level) {
			Piece piece = this.pieces.get(i);
			boolean inRange = piece.is("and") && between;
			between = piece.is("between") || between && !inRange;
			if (!inRange && isBound(piece)) {
				condition(opening, first, i);
				opening = i;
				first = -1;
			}
			else if (first < 0) {
				first = i;
			}
		}
		condition(opening, first, level.get(level.size() - 1) + 1);
	}

	private static boolean isBound(Piece piece) {
		return (piece.kind() == SqlToken.Kind.WORD || piece.kind() == SqlToken.Kind.SYMBOL)
				&& BOUNDS.contains(piece.word());
	}

	private void condition(int opening, int first, int end) {
		if (first < 0) {
			return;
		}
		String before = (opening < 0) ? "" : this.pieces.get(opening).word();
		String after = (end < this.pieces.size()) ? this.pieces.get(end).word() : "";
		boolean both = after.equals("and") || after.equals("or");
		if ((OPENING.contains(before) || both) && !(before.equals("when") && comparesWithCase(opening))) {
			boolean all = before.equals("and") || after.equals("and");
			boolean any = before.equals("or") || after.equals("or");
			this.terms.add(new Term(first, end - 1, any && !all));
		}
	}

	/** Whether a WHEN names a value that the CASE begins with. */
	private boolean comparesWithCase(int when) {
		int parent = this.pieces.get(when).parent();
		return parent >= 0 && !this.pieces.get(parent + 1).is("when");
	}

	List<Piece> list() {
		return this.pieces;
	}

	List<Term> terms() {
		return this.terms;
	}

	/** Whether a piece is the word. */
	boolean is(int index, String word) {
		return index >= 0 && index < this.pieces.size() && this.pieces.get(index).is(word);
	}

	/** Whether a piece is one of the words. */
	boolean isAny(int index, Set<String> words) {
		return index >= 0 && index < this.pieces.size() && words.contains(this.pieces.get(index).word());
	}

	/** The text of some pieces as written. */
	String text(int first, int last) {
		return this.sql.substring(this.pieces.get(first).from(), this.pieces.get(last).to());
	}

}
