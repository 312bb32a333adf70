package org.medaudit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTreeWalker;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser;
import org.apache.spark.sql.catalyst.parser.SqlBaseParserBaseListener;

/** Spark SQL's own grammar, with what its builder of plans refuses besides. */
final class SparkGrammar {

	private SparkGrammar() {
	}

	/**
	 * What Spark reads in a statement.
	 *
	 * @param complaints of its parser, each with its line; none when it takes the text
	 * @param functions that are called, in lower case
	 */
	record Reading(List<String> complaints, TreeSet<String> functions) {
	}

	static Reading read(String sql) {
		Reading reading = new Reading(new ArrayList<>(), new TreeSet<>());
		BaseErrorListener complaints = new BaseErrorListener() {
			@Override
			public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message,
					RecognitionException ex) {
				reading.complaints.add("line " + line + ": " + message);
			}
		};
		SqlBaseLexer lexer = new SqlBaseLexer(new UpperCase(CharStreams.fromString(sql)));
		lexer.removeErrorListeners();
		lexer.addErrorListener(complaints);
		SqlBaseParser parser = new SqlBaseParser(new CommonTokenStream(lexer));
		parser.removeErrorListeners();
		parser.addErrorListener(complaints);
		ParseTreeWalker.DEFAULT.walk(new Refusals(reading), parser.singleStatement());
		return reading;
	}

	/** What the grammar takes and the builder of plans does not. */
	private static final class Refusals extends SqlBaseParserBaseListener {

		private final Reading reading;

		Refusals(Reading reading) {
			this.reading = reading;
		}

		@Override
		public void exitFunctionCall(SqlBaseParser.FunctionCallContext call) {
			this.reading.functions.add(call.functionName().getText().toLowerCase(Locale.ROOT));
		}

		@Override
		public void exitPrimitiveDataType(SqlBaseParser.PrimitiveDataTypeContext type) {
			String name = type.getText().toUpperCase(Locale.ROOT);
			if (name.equals("VARCHAR") || name.equals("CHAR") || name.equals("CHARACTER")) {
				this.reading.complaints.add("line " + type.getStart().getLine() + ": " + name + " without a length");
			}
		}

		@Override
		public void exitUnquotedIdentifier(SqlBaseParser.UnquotedIdentifierContext name) {
			if (!name.getText().matches("\\w+")) {
				this.reading.complaints
					.add("line " + name.getStart().getLine() + ": the name " + name.getText() + " without quotes");
			}
		}

	}

	/**
	 * Spark's lexer knows its words in capitals only; texts and names stay as written.
	 */
	private record UpperCase(CharStream written) implements CharStream {

		@Override
		public int LA(int i) {
			int character = this.written.LA(i);
			return (character <= 0) ? character : Character.toUpperCase(character);
		}

		@Override
		public String getText(Interval interval) {
			return this.written.getText(interval);
		}

		@Override
		public void consume() {
			this.written.consume();
		}

		@Override
		public int mark() {
			return this.written.mark();
		}

		@Override
		public void release(int marker) {
			this.written.release(marker);
		}

		@Override
		public int index() {
			return this.written.index();
		}

		@Override
		public void seek(int index) {
			this.written.seek(index);
		}

		@Override
		public int size() {
			return this.written.size();
		}

		@Override
		public String getSourceName() {
			return this.written.getSourceName();
		}

	}

}
