package org.medaudit.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.medaudit.rules.workbook.SheetRow;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.Wording;

/** Takes the knowledge points of one sheet into the tables, and keeps the account. */
final class SheetImport {

	private final PublishedSheet sheet;

	private final ImportForms forms;

	private final PublishedCodes codes;

	private final Map<String, KnowledgeDraft> drafts;

	private final ImportChoices choices;

	private final String source;

	private final Set<ImportForm> seenForms = new LinkedHashSet<>();

	private final List<ImportAccount.Skipped> skipped = new ArrayList<>();

	private final Map<PointOutcome, Integer> outcomes = new EnumMap<>(PointOutcome.class);

	private final Problems problems = new Problems();

	private final List<Problem> notes = new ArrayList<>();

	private int taken;

	SheetImport(PublishedSheet sheet, ImportForms forms, PublishedCodes codes, Map<String, KnowledgeDraft> drafts,
			ImportChoices choices, String source) {
		this.sheet = sheet;
		this.forms = forms;
		this.codes = codes;
		this.drafts = drafts;
		this.choices = choices;
		this.source = source;
	}

	/** The only form that the heading speaks of, else the only one that the row does. */
	static Optional<ImportForm> form(PublishedSheet sheet, ImportForms forms, SheetRow row) {
		Set<String> there = sheet.columns().keySet();
		Optional<ImportForm> form = forms.spokenOf(sheet.heading(), there);
		return form.isPresent() ? form
				: forms.spokenOf(sheet.text(row, "kind") + " " + sheet.text(row, "logic"), there);
	}

	ImportAccount.OfSheet take() {
		for (SheetRow row : this.sheet.rows()) {
			if (this.sheet.isPoint(row)) {
				point(row, form(this.sheet, this.forms, row).orElseThrow());
			}
			else {
				skip(row, Wording.of("rules.import-no-point"));
			}
		}
		this.codes.unused()
			.forEach((code) -> this.problems.add(Problem.Kind.DATA, "rules.import-code-of-nothing", code.place(),
					code.text()));
		List<Text> titles = this.seenForms.stream().map(ImportForm::title).toList();
		List<String> tables = this.seenForms.stream().map((form) -> form.layout().name()).distinct().toList();
		return new ImportAccount.OfSheet(this.sheet.file(), this.sheet.name(), titles, tables, this.sheet.rows().size(),
				this.taken, this.skipped, this.outcomes, this.problems.list(), this.notes);
	}

	private void skip(SheetRow row, String reason) {
		this.skipped.add(new ImportAccount.Skipped(row.number(), reason));
	}

	private void point(SheetRow row, ImportForm form) {
		this.seenForms.add(form);
		List<Map<String, PublishedCode>> combinations = combinations(row, form);
		if (form.skip().isPresent()) {
			skip(row, form.skip().get().in(Locale.getDefault()));
			return;
		}
		Problems found = new Problems();
		PointReader reader = new PointReader(this.sheet, form, found, this.notes);
		Optional<Map<String, String>> values = reader.row(row);
		if (values.isPresent() && combinations.isEmpty()) {
			found.add(Problem.Kind.DATA, "rules.import-no-code", this.sheet.place(row));
		}
		List<KnowledgeRow> rows = new ArrayList<>();
		Problems refused = new Problems();
		values.ifPresent((some) -> combinations
			.forEach((codes) -> made(row, form, reader, some, codes, found, refused).ifPresent(rows::add)));
		if (rows.isEmpty()) {
			List<Problem> all = new ArrayList<>(found.list());
			all.addAll(refused.list());
			all.stream().distinct().forEach((problem) -> this.problems.addAll(List.of(problem)));
			skip(row, Wording.of("rules.import-row-refused"));
			return;
		}
		this.taken++;
		this.problems.addAll(refused.list());
		this.problems.addAll(found.list().stream().distinct().toList());
		count(PointOutcome.REFUSED, combinations.size() - rows.size());
		rows.forEach((made) -> lay(form, made));
	}

	private void lay(ImportForm form, KnowledgeRow row) {
		KnowledgeDraft draft = this.drafts.get(form.layout().name());
		PointOutcome outcome = draft.lay(row);
		if (outcome == PointOutcome.CONTRADICTS) {
			this.problems.add(Problem.Kind.DATA, "rules.import-contradicts", row.place(),
					String.join(", ", form.layout().keyOf(row.values())), draft.other(row));
		}
		count(outcome, 1);
	}

	private void count(PointOutcome outcome, int more) {
		if (more > 0) {
			this.outcomes.merge(outcome, more, Integer::sum);
		}
	}

	/** Each code of each column of codes with each of the others. */
	private List<Map<String, PublishedCode>> combinations(SheetRow row, ImportForm form) {
		List<Map<String, PublishedCode>> combinations = List.of(Map.of());
		for (String column : form.take().values().stream().filter(ImportForms::isCode).toList()) {
			List<Map<String, PublishedCode>> more = new ArrayList<>();
			for (Map<String, PublishedCode> before : combinations) {
				for (PublishedCode code : this.codes.of(row, column)) {
					Map<String, PublishedCode> with = new LinkedHashMap<>(before);
					with.put(column, code);
					more.add(with);
				}
			}
			combinations = more;
		}
		return combinations;
	}

	private Optional<KnowledgeRow> made(SheetRow row, ImportForm form, PointReader reader, Map<String, String> values,
			Map<String, PublishedCode> codes, Problems found, Problems refused) {
		Map<String, String> own = new LinkedHashMap<>(values);
		for (Map.Entry<String, PublishedCode> code : codes.entrySet()) {
			if (!CodeForm.isNational(code.getValue().text()) || !reader.code(code.getValue(), code.getKey(), own)) {
				refused.add(Problem.Kind.DATA, "rules.import-code-form", code.getValue().place(),
						code.getValue().text());
				return Optional.empty();
			}
		}
		form.asked().keySet().forEach((column) -> this.choices.value(column).ifPresent((value) -> {
			own.put(column, value);
			own.put("basis", own.get("basis") + "；" + column + "=" + value + "（本院按当地文件填写）");
		}));
		this.choices.validFrom().ifPresent((date) -> own.put("valid_from", date.toString()));
		own.put("source", this.source);
		KnowledgeRow made = new KnowledgeRow(own, this.choices.validFrom().orElse(LocalDate.MIN), LocalDate.MAX, false,
				this.sheet.place(row));
		return checked(form, this.drafts.get(form.layout().name()).kept(made, form.speaksOf()), found);
	}

	/** The row as the layout has it; nothing where it does not fit. */
	private Optional<KnowledgeRow> checked(ImportForm form, KnowledgeRow row, Problems found) {
		Map<String, String> values = new LinkedHashMap<>();
		List<String> columns = new ArrayList<>(form.layout().columns().keySet());
		columns.addAll(KnowledgeLayout.COMMON);
		for (String column : columns) {
			if (row.values().containsKey(column)) {
				values.put(column, row.values().get(column));
			}
		}
		List<String> missing = form.asked().keySet().stream().filter((column) -> !values.containsKey(column)).toList();
		missing.forEach((column) -> found.add(Problem.Kind.DATA, "rules.import-asked", row.place(), column,
				form.asked().get(column).in(Locale.getDefault())));
		if (!missing.isEmpty()) {
			return Optional.empty();
		}
		Problems wrong = new Problems();
		new KnowledgeChecks(form.layout(), wrong).row(row.place(), List.copyOf(values.keySet()),
				List.copyOf(values.values()));
		wrong.list()
			.forEach((problem) -> found
				.addAll(List.of(new Problem(Problem.Kind.DATA, problem.code(), problem.place(), problem.text()))));
		return wrong.isEmpty() ? Optional.of(new KnowledgeRow(values, row.from(), row.to(), row.drop(), row.place()))
				: Optional.empty();
	}

}
