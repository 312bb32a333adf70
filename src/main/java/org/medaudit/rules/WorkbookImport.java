package org.medaudit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.rules.workbook.Sheet;
import org.medaudit.rules.workbook.SheetRow;
import org.medaudit.rules.workbook.Workbook;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.Wording;

/**
 * Takes one workbook. It is refused as a whole where its shape is not known or codes were
 * damaged: what else it says could not be trusted.
 */
final class WorkbookImport {

	private static final int SHOWN_ROWS = 3;

	private final Workbook workbook;

	private final ImportForms forms;

	private final Problems refusals;

	WorkbookImport(Workbook workbook, ImportForms forms, Problems refusals) {
		this.workbook = workbook;
		this.forms = forms;
		this.refusals = refusals;
	}

	/** Lays the points over the drafts; the accounts of its sheets. */
	List<ImportAccount.OfSheet> take(Map<String, KnowledgeDraft> drafts, ImportChoices choices) {
		List<PublishedSheet> headed = new ArrayList<>();
		List<Sheet> others = new ArrayList<>();
		for (Sheet sheet : this.workbook.sheets()) {
			Optional<PublishedSheet> found = PublishedSheet.of(this.workbook.file(), sheet, this.forms);
			found.ifPresentOrElse(headed::add, () -> others.add(sheet));
		}
		Problems refused = new Problems();
		if (headed.isEmpty()) {
			refused.add(Problem.Kind.DATA, "rules.import-no-header", this.workbook.file(), beginning(others));
		}
		List<SheetImport> imports = new ArrayList<>();
		String source = KnowledgeDraft.IMPORTED + this.workbook.file() + "（SHA-256 "
				+ this.workbook.sha256().substring(0, 12) + "）";
		for (int i = 0; i < headed.size(); i++) {
			PublishedSheet sheet = headed.get(i);
			boolean ofCodes = i > 0 && !headed.get(i - 1).hasCodes() && sheet.has(ImportForms.CODE);
			if (!ofCodes) {
				boolean listed = !sheet.hasCodes() && i + 1 < headed.size() && headed.get(i + 1).has(ImportForms.CODE);
				PublishedCodes codes = new PublishedCodes(sheet,
						listed ? Optional.of(headed.get(i + 1)) : Optional.empty());
				refuse(sheet, codes, refused);
				imports.add(new SheetImport(sheet, this.forms, codes, drafts, choices, source));
			}
		}
		this.refusals.addAll(refused.list());
		if (!refused.isEmpty()) {
			return List.of();
		}
		List<ImportAccount.OfSheet> accounts = new ArrayList<>(imports.stream().map(SheetImport::take).toList());
		others.stream().filter((sheet) -> !sheet.rows().isEmpty()).forEach((sheet) -> accounts.add(leftOut(sheet)));
		return accounts;
	}

	private void refuse(PublishedSheet sheet, PublishedCodes codes, Problems refused) {
		List<SheetRow> unknown = sheet.rows()
			.stream()
			.filter(sheet::isPoint)
			.filter((row) -> SheetImport.form(sheet, this.forms, row).isEmpty())
			.toList();
		if (!unknown.isEmpty() || sheet.rows().stream().noneMatch(sheet::isPoint)) {
			refused.add(Problem.Kind.DATA, "rules.import-shape-unknown",
					sheet.place(unknown.stream().findFirst().map((row) -> String.valueOf(row.number())).orElse("")),
					columns(sheet.columns().keySet()),
					unknown.stream().findFirst().map(PublishedSheet::text).orElse(Wording.of("rules.import-nothing")),
					this.forms.forms()
						.stream()
						.map((form) -> form.title().in(Locale.getDefault()))
						.collect(Collectors.joining(", ")));
		}
		codes.damaged()
			.stream()
			.distinct()
			.forEach((code) -> refused.add(Problem.Kind.DATA,
					code.number() ? "rules.import-code-number" : "rules.import-code-damaged", code.place(),
					code.text()));
	}

	private static String columns(Set<String> columns) {
		return columns.stream().sorted().collect(Collectors.joining(", "));
	}

	private static String beginning(List<Sheet> sheets) {
		return sheets.stream()
			.flatMap((sheet) -> sheet.rows().stream().limit(SHOWN_ROWS))
			.map(PublishedSheet::text)
			.limit(SHOWN_ROWS)
			.map((text) -> (text.length() > 60) ? text.substring(0, 60) + "…" : text)
			.collect(Collectors.joining(" / "));
	}

	private ImportAccount.OfSheet leftOut(Sheet sheet) {
		List<ImportAccount.Skipped> skipped = sheet.rows()
			.stream()
			.map((row) -> new ImportAccount.Skipped(row.number(), Wording.of("rules.import-no-header-here")))
			.toList();
		return new ImportAccount.OfSheet(this.workbook.file(), sheet.name(), List.of(), List.of(), skipped.size(), 0,
				skipped, Map.of(), List.of(), List.of());
	}

}
